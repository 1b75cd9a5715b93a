"""A new article finds its candidates by rare terms."""

from onrecord.record import Record


def test_frequencies_count_articles(ships: Record) -> None:
    with ships.transaction() as write:
        assert [write.terms.frequency(t) for t in ("says", "ships", "trees", "zzz")] == [4, 3, 1, 0]
        assert write.terms.articles() == 4


def test_candidates_share_terms_the_likeliest_first(ships: Record) -> None:
    sinking, trees = (s.id for s in ships.stories())
    with ships.transaction() as write:
        assert [story for story, _ in write.terms.candidates({"trees": 1, "says": 1}, first=6, last=10)] == [trees, sinking]
        (found,) = write.terms.candidates({"sank": 2, "zzz": 1}, first=6, last=10)
        assert write.terms.candidates({"zzz": 1}, first=6, last=10) == []
    assert found[0] == sinking
    assert [at[11:16] for _, at in found[1]] == ["10:00", "12:05", "14:00"]
    assert found[1][0][0] == {"varn": 1, "says": 1, "5": 1, "ships": 1, "sank": 1}
