"""Claims for search engines and fact-checkers' tools: schema.org `Claim`, and `ClaimReview` where a named person rated one.

A rating is the Admiralty code as its person gave it, such as "B2": two judgements side by side. schema.org lets `ratingValue` be
text; a reader that wants one number has to ask a person for it.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.export.linked import known, stream
from onrecord.export.names import address, person, stamp, urn
from onrecord.link.judged import Judged, judged
from onrecord.model.claim import Claim, Judgement
from onrecord.model.news import Reading
from onrecord.record import Record

MEDIA = "application/ld+json"
CONTEXT = "https://schema.org"
SOURCE = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "reliability cannot be judged",
}  # fmt: skip
INFORMATION = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "truth cannot be judged",
}  # fmt: skip
_KINDS = {"person": "Person", "organization": "Organization", "group": "Organization"}


def claims(record: Record, *, story: str | None = None) -> Iterator[bytes]:
    """The claims of a record or of one story as people judged them, with their reviews, in parts. Raises NotFound."""
    if story:
        record.story(story)
    with record.still() as held:
        ids = [story] if story else [s.id for s in held.stories()]
        nodes = (node for id in ids for node in _story(held, id))
        yield from stream({"@context": CONTEXT}, nodes, under="@graph")


def rated(code: str) -> str:
    """An Admiralty code in words: "B2" is "usually reliable; probably true"."""
    return f"{SOURCE[code[0]]}; {INFORMATION[code[1]]}"


def _story(record: Record, story: str) -> Iterator[dict[str, Any]]:
    articles = {version.id: article.id for article in record.articles(story=story) for version in article.versions}
    seen: Judged = judged(record.telling(story), record.judgements(), articles=articles)
    readings = {reading.version.id: reading for reading in record.readings(story=story)}
    for claim in seen.telling.claims:
        yield _claim(claim, readings)
        for judgement in seen.on.get(claim.id, ()):
            if judgement.verb == "rate" and "#" not in judgement.subject:
                yield _review(claim, judgement)


def _claim(claim: Claim, readings: dict[str, Reading]) -> dict[str, Any]:
    pages = [_appearance(readings[v]) for v in dict.fromkeys(m.version for m in claim.members) if v in readings]
    authors = {m.speaker: _author(m.speaker, readings.get(m.version)) for m in claim.members if m.speaker}
    return known(
        **{"@type": "Claim", "@id": urn("claim", claim.id)},
        text=claim.label,
        author=[author for author in authors.values() if author],
        datePublished=stamp(min((m.at for m in claim.members if m.at), default=None)),
        firstAppearance=pages[0] if pages else None,
        appearance=pages,
    )


def _review(claim: Claim, rating: Judgement) -> dict[str, Any]:
    code = rating.value or ""
    return known(
        **{"@type": "ClaimReview", "@id": urn("judgement", rating.id)},
        claimReviewed=claim.label,
        datePublished=stamp(rating.at),
        author={"@type": "Person", "@id": person(rating.who), "name": rating.who},
        itemReviewed={"@type": "Claim", "@id": urn("claim", claim.id)},
        reviewRating=known(
            **{"@type": "Rating"},
            ratingValue=code,
            bestRating="A1",
            worstRating="E5",
            alternateName=rated(code),
            ratingExplanation=rating.note,
        ),
    )


def _appearance(reading: Reading) -> dict[str, Any]:
    v = reading.version
    publisher = known(**{"@type": "Organization"}, name=v.outlet) if v.outlet else None
    return known(
        **{"@type": "NewsArticle", "@id": urn("version", v.id)},
        url=address(v.url, v.id) if v.url else None,
        headline=v.title,
        datePublished=stamp(v.published),
        dateModified=stamp(v.modified),
        publisher=publisher,
    )


def _author(name: str, reading: Reading | None) -> dict[str, Any] | None:
    """A speaker whose kind is known: schema.org has no author that is neither a person nor an organisation."""
    kind = next((a.kind for a in reading.actors if a.name == name), None) if reading else None
    return {"@type": _KINDS[kind], "name": name} if kind in _KINDS else None
