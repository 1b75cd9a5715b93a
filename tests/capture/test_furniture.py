"""What stands around an article."""

import pytest

from onrecord.capture.furniture import labelled, unfurnished
from onrecord.capture.tree import blocks, parse
from tests.capture.invented import BODY, paragraphs


@pytest.mark.parametrize(
    "around",
    [
        '<div class="ad-slot ad-slot--mid">Sleep like a bear, 31% off all mattresses</div>',
        '<div class="x9 inlineAd">Sleep like a bear</div>',
        '<div id="jp-relatedposts"><p>Missing walker found at inn</p></div>',
        '<section id="comments"><p>They are lying, it is 200 at least</p></section>',
        "<figure><img src=a.jpg><figcaption>The fish hall</figcaption></figure>",
        '<div class="newsletterSignup">Six minutes of Dunmarra every day</div>',
        '<div style="display: none">Seen by nobody</div>',
        '<p aria-hidden="true">Seen by nobody</p>',
        "<nav>Home</nav>",
        "<script>var a = 'text'</script>",
        '<div role="dialog">We and our 211 partners</div>',
    ],
)
def test_what_is_named_furniture_goes(around: str) -> None:
    tree = parse(f"<body>{paragraphs()}{around}<p>After it.</p></body>")
    assert [b.text for b in blocks(unfurnished(tree))] == [*BODY, "After it."]


@pytest.mark.parametrize(
    "name", ["shadow", "download", "breadth", "commentary-page", "adriatic", "hc-text", "mt-4 overflow-hidden"]
)
def test_words_are_whole(name: str) -> None:
    tree = parse(f"<body>{paragraphs()}<div class='{name}'>Stays.</div></body>")
    assert [b.text for b in blocks(unfurnished(tree))][-1] == "Stays."


def test_what_holds_the_article_stays_whatever_its_name() -> None:
    tree = parse(f"<body><div class='content share promo'>{paragraphs()}</div></body>")
    assert [b.text for b in blocks(unfurnished(tree))] == list(BODY)


def test_labels_are_whole_lines() -> None:
    assert labelled("READ MORE:")
    assert not labelled("Read more than one account of it.")
