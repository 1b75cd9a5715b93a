from onrecord.export.document import schemas

CONTRACT = {
    "reading": "id version text pipeline attributions quantities times places actors assessments problems",
    "Version": "id url outlet title byline published modified captured",
    "Attribution": "id source cue content mode parent speaker",
    "Speaker": "name actor",
    "Quantity": "id span low high approximate unit of hedge negated attribution",
    "Timex": "id span type value mod start end",
    "Place": "id span name geoname country lat lon precision",
    "Actor": "id name kind mentions",
    "Assessment": "id span holder stance target target_span",
    "Problem": "kind message",
    "record": "articles readings copies stories claims changes fetches",
    "HeldArticle": "id url outlet story versions",
    "HeldVersion": "id captured published title sha256 text_sha256",
    "Copies": "id members origin",
    "Story": "id title articles",
    "Claim": "id story label members articles origins standing conflicts",
    "Member": "version item speaker low high unit approximate at",
    "Standing": "confirms supports denies questions contradicts cannot_verify retracts",
    "Position": "who since version item",
    "Conflict": "member with why",
    "Change": "at kind claim story before after url version sentence",
    "FetchRow": "at url version new",
}
"""The fields that the outside shapes promise: fields may be added, none may go."""


def test_no_promised_field_is_missing() -> None:
    made = schemas()
    types = {**made["reading"]["$defs"], **made["record"]["$defs"]}
    types |= {"reading": types["Reading"], "record": types["RecordDocument"]}
    for name, fields in CONTRACT.items():
        assert set(fields.split()) <= set(types[name]["properties"]), name
