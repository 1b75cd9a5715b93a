"""Which words carry a stance, and which only look like it."""

import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.nouns import tree
from onrecord.read.parse import parse
from onrecord.read.stances import cues


def stances_of(text: str) -> list[str]:
    (doc,) = parse([Document("t", Version("t"), text)])
    return [cue.stance for cue in cues(tree(doc))]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The firm denied the report.", ["denies"]),
        ("The report has yet to be verified.", ["cannot-verify"]),
        ("The claims remain unverified.", ["cannot-verify"]),
        ("Experts question the figures.", ["questions"]),
        ("This is at odds with an earlier report.", ["contradicts"]),
        ("The paper retracted the story.", ["retracts"]),
        ("The findings are consistent with the account.", ["supports"]),
        ("The pictures bore out the account.", ["supports"]),
        ("The parts bearing numbers were found with the report.", []),
        ("The engineer ruled out an explosion.", ["denies"]),
        ("The miller, 21, was ruled out for the season.", []),
        ("The judge ruled on the report.", []),
        ("The account was borne out by pictures.", ["supports"]),
        ("The mayor did not accept the figure.", ["denies"]),
        ("The mayor refused to accept the figure.", ["denies"]),
        ("The mayor did not refuse to accept the figure.", []),
        ("If the mayor refused to accept the figure, nobody would be surprised.", []),
        ("The firm accepts that figure now.", ["confirms"]),
        ("The firm accepted the parcel.", []),
        ("The firm did not accept claims after May.", []),
        ("The mayor did not accept the offer.", []),
        ("The army said the number of dead had been inflated.", ["denies"]),
        ("The reports were exaggerated.", ["denies"]),
        ("If the account of the army is confirmed, it is the worst attack in years.", []),
        ("The figure given by the town was wrong.", ["denies"]),
        ("What they did was wrong.", []),
        ("The figure may be wrong.", []),
        ("The clerk took back his statement.", ["retracts"]),
        ("“I take it back,” he said.", ["retracts"]),
        ("The army took it back on Monday.", []),
        ("Her office can verify neither account.", ["cannot-verify"]),
        ("The court denied him bail.", []),
        ("The union rejected the offer.", []),
        ("The firm will deny the report.", []),
        ("Police questioned two men.", []),
        ("The boat left on time.", []),
    ],
)
def test_stances(text: str, stances: list[str]) -> None:
    assert stances_of(text) == stances
