from onrecord.read.pieces import ahead, behind, by_first, by_last, past_hyphen, pieces, word


def raws(text: str) -> list[str]:
    return [p.raw for p in pieces(text, 0, len(text))]


def test_numbers_words_and_signs_come_apart() -> None:
    assert raws("$2.5bn, 5,000 of 12,34,567 U.S. km² at .5") == [
        "$", "2.5", "bn", ",", "5,000", "of", "12,34,567", "U.S.", "km²", "at", ".5",
    ]  # fmt: skip


def test_offsets_count_from_the_start_of_the_text() -> None:
    (piece,) = pieces("In Tavel 40 ", 9, 12)
    assert (piece.start, piece.end, piece.raw) == (9, 11, "40")


def test_a_hyphen_ties_only_without_blanks() -> None:
    tied, loose = pieces("five-day", 0, 8), pieces("five - day", 0, 10)
    assert past_hyphen(tied, 1) == 2
    assert past_hyphen(loose, 1) == 1


def test_no_word_stands_beyond_the_ends() -> None:
    ps = pieces("Tavel", 0, 5)
    assert (word(ps, -1), word(ps, 0), word(ps, 1)) == ("", "tavel", "")


def test_the_longest_phrase_is_taken() -> None:
    ps = pieces("no more than ten miles per hour", 0, 31)
    assert ahead(ps, 4, by_first([("miles", "mi"), ("miles per hour", "mph")])) == ("mph", 7)
    assert behind(ps, 3, by_last([("more than", "lower"), ("no more than", "upper")])) == ("upper", 0)
    assert ahead(ps, 0, by_first([("miles", "mi")])) is None
