"""Articles invented from a seed, with names of people, places and outlets that are nobody's.

A `Writer` writes without end, about ten articles on each event, each with what a pipeline reads in it. An article gives figures
with bounds, quotes accounts, doubts some, and has common words of news in between; a tenth of what is said is said by bodies that
speak of everything, as in any archive. Its reading is made with the text, so that a bench of a record need not read.

`fire` writes on one event, in sentences that are to be read.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from onrecord.link.words import common
from onrecord.model.attribution import Assessment, Attribution, Speaker, Stance
from onrecord.model.mention import Quantity
from onrecord.model.news import Article, Pipeline, Reading, Version
from onrecord.model.span import Span

ARTICLES = 10
"""Articles of an event."""
OPEN = 20
"""Events that are written about at one time."""
OUTLETS = 400
COMMON = 20
"""Common words of a sentence between those that say something."""
START = datetime(2031, 1, 1, tzinfo=UTC)
SYLLABLES = ("bren", "dal", "fen", "gar", "hol", "ister", "kesk", "lor", "mar", "nor", "ost", "pel", "sen", "tarn", "ul", "wick")
FIRST = ("Ada", "Bero", "Cilla", "Dorn", "Elsin", "Faro", "Gerda", "Hulk", "Ilse", "Jorn", "Katla", "Lund", "Mira", "Nils")
BODIES = ("port authority", "mine rescue", "dockers' union", "river police", "city council", "fire brigade", "water board")
EVERYWHERE = ("the police", "the interior ministry", "the weather service", "the army", "the relief agency")
THINGS = ("boats were lost", "people were hurt", "houses were empty", "trains stood still", "miners were missing")
ACCOUNTS = (
    "the bridge at {} had been closed",
    "a drone hit the mast at {}",
    "the dam above {} was sound",
    "gate {} had been locked",
)
BOUNDS = (("", 0, 0), ("at least ", 0, None), ("up to ", None, 0), ("about ", 0, 0))
"""Words before a number, and whether it bounds from below and from above."""
DOUBTS: tuple[tuple[str, Stance], ...] = (("denied", "denies"), ("questioned", "questions"), ("confirmed", "confirms"))

OF_FIRE = 150
"""Outlets that write about the fire."""
WITNESSES = [f"{first} {last}" for first in FIRST[:4] for last in ("Whin", "Tarnow", "Keld", "Osmer", "Drell")]
LOSSES = (
    "people were killed",
    "people were hurt",
    "people were moved out",
    "people were missing",
    "houses were lost",
    "boats sank",
)
CAUSES = ("the fire began in shed {}", "the port had been warned about shed {}", "gate {} had been locked", "a drone hit pier {}")
DISPUTES = ("{} denied that {}.", "{} questioned whether {}.", "It could not be independently verified that {1}.")


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles on one event have in common."""

    number: int
    places: tuple[str, ...]
    speakers: tuple[str, ...]
    figures: tuple[int, ...]
    accounts: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """A text on its way, with what is to be read in it."""

    text: str = ""
    attributions: list[Attribution] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """More words, and where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def said(self, who: str, source: Span, cue: Span, content: Span, mode: str) -> Attribution:
        """A statement."""
        direct = "direct" if mode == "direct" else "indirect"
        name = who.removeprefix("The ").removeprefix("the ")
        made = Attribution(f"a{len(self.attributions)}", (source,), (cue,), (content,), direct, speaker=Speaker(name))  # type: ignore[arg-type]
        self.attributions.append(made)
        return made


class Drawn:
    """A pipeline that gives what was drawn with a text; each text is read once."""

    id = "drawn"

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            made = self.drafts.pop(article.text)
            yield Reading(
                article.id, article.version, article.text, Pipeline(self.id),
                attributions=tuple(made.attributions), quantities=tuple(made.quantities), assessments=tuple(made.assessments),
            )  # fmt: skip


def name(chance: random.Random) -> str:
    """An invented name."""
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def event(number: int, chance: random.Random) -> Event:
    """An invented event."""
    places = tuple(name(chance) for _ in range(4))
    bodies = (f"The {places[0]} {body}" for body in chance.sample(BODIES, 2))
    people = (f"{chance.choice(FIRST)} {name(chance)}" for _ in range(3))
    accounts = tuple(account.format(chance.choice(places)) for account in ACCOUNTS)
    return Event(number, places, (*bodies, *people), tuple(chance.randint(10, 900) for _ in range(5)), accounts)


def printed(paper: int, path: str, title: str, text: str, at: str) -> Article:
    """An article as a paper has it."""
    url = f"https://paper{paper}.example/{path}"
    return Article("", Version("", url=url, outlet=f"Paper {paper}", title=title, published=at), text)


def ten_days(count: int) -> Iterator[str]:
    """So many times, spread over ten days."""
    return ((START + timedelta(minutes=n * 14_400 / count)).isoformat() for n in range(count))


@dataclass(slots=True)
class Writer:
    """Writes articles on events, from one seed; `pipeline` reads them."""

    chance: random.Random
    pipeline: Drawn = field(default_factory=Drawn)
    words: list[str] = field(default_factory=lambda: list(common()))
    odds: list[float] = field(default_factory=lambda: list(accumulate(common().values())))

    def articles(self, first: int = 0) -> Iterator[tuple[int, Article, str]]:
        """Articles without end, each with the number of its event and its time; a score of events go on at one time.

        The `first` one bears that number, which gives its address and its time.
        """
        going, founded, number, chance = list[list[Event]](), 0, first, self.chance
        while True:
            while len(going) < OPEN:
                going.append([event(founded, chance)] * chance.randint(ARTICLES // 2, ARTICLES * 3 // 2))
                founded += 1
            line = chance.choice(going)
            of = line.pop()
            going = [events for events in going if events]
            at = (START + timedelta(minutes=5 * number)).isoformat()
            yield of.number, self.article(of, number % OUTLETS, str(number), at), at
            number += 1

    def story(self, count: int) -> Iterator[tuple[Article, str]]:
        """As many articles on one event, which goes on for ten days."""
        of = event(-1, self.chance)
        for n, at in enumerate(ten_days(count)):
            yield self.article(of, n % OUTLETS, f"long/{n}", at), at

    def article(self, of: Event, paper: int, path: str, at: str) -> Article:
        """An article on an event."""
        draft = Draft()
        for write in (self._figure, self._figure, self._account, self._doubt, self._figure):
            write(draft, of)
            draft.put(" " + " ".join(self.chance.choices(self.words, cum_weights=self.odds, k=COMMON)).capitalize())
            draft.put(f" near {self.chance.choice(of.places)}.\n")
        title = f"{of.places[0]}: {' '.join(self.chance.choices(self.words, cum_weights=self.odds, k=2))}"
        self.pipeline.drafts[draft.text] = draft
        return printed(paper, path, title, draft.text, at)

    def _who(self, of: Event) -> str:
        return self.chance.choice(EVERYWHERE if self.chance.random() < 0.1 else of.speakers)

    def _figure(self, draft: Draft, of: Event) -> None:
        who, value, (bound, low, high) = self._who(of), self.chance.choice(of.figures), self.chance.choice(BOUNDS)
        source = draft.put(who[0].upper() + who[1:])
        draft.put(" ")
        cue = draft.put("said")
        draft.put(" ")
        start = len(draft.text)
        number = draft.put(f"{bound}{value}")
        draft.put(" ")
        thing = draft.put(self.chance.choice(THINGS))
        draft.put(f" in {self.chance.choice(of.places)}")
        by = draft.said(who, source, cue, Span(start, len(draft.text)), "indirect")
        draft.put(".")
        counted = Span(thing.start, thing.start + draft.text[thing.start :].index(" "))
        bounds = (None if low is None else value, None if high is None else value)
        draft.quantities.append(
            Quantity(f"q{len(draft.quantities)}", (number,), *bounds, bound == "about ", of=(counted,), attribution=by.id)
        )

    def _account(self, draft: Draft, of: Event) -> None:
        who, account = self._who(of), self.chance.choice(of.accounts)
        content = draft.put(f"“{account[0].upper()}{account[1:]},”")
        draft.put(" ")
        source = draft.put(who)
        draft.put(" ")
        draft.said(who, source, draft.put("said"), content, "direct")
        draft.put(".")

    def _doubt(self, draft: Draft, of: Event) -> None:
        who, account, (verb, stance) = self._who(of), self.chance.choice(of.accounts), self.chance.choice(DOUBTS)
        target = draft.attributions[-1].id
        source = draft.put(who[0].upper() + who[1:])
        draft.put(" ")
        cue = draft.put(verb)
        draft.put(" that ")
        draft.said(who, source, cue, draft.put(account), "indirect")
        draft.put(".")
        draft.assessments.append(Assessment(f"s{len(draft.assessments)}", (cue,), (source,), stance, target))


def fire(count: int, chance: random.Random) -> Iterator[tuple[Article, str]]:
    """A fire in a port: its figures rise day by day and are disputed; every fourth article has the text of an earlier one."""
    texts = list[str]()
    for n, at in enumerate(ten_days(count)):
        new = "\n".join(" ".join(_sentence(n * 10 // count, chance) for _ in range(2)) for _ in range(5))
        texts.append(chance.choice(texts[-100:]) if n % 4 == 3 else new)
        yield printed(n % OF_FIRE, str(n), f"Port fire {n}", texts[-1], at), at


def _sentence(day: int, chance: random.Random) -> str:
    """A figure, an account, or a doubt."""
    who, kind = chance.choice([*WITNESSES, *EVERYWHERE]), chance.random()
    if kind < 0.5:
        size = chance.choice(BOUNDS)[0] + str(chance.randint(1, 9) * (day + 3))
        return f"{who[0].upper()}{who[1:]} said {size} {chance.choice(LOSSES)} in the port of Ostrel."
    what = chance.choice(CAUSES).format(chance.randint(1, 40))
    return chance.choice(DISPUTES).format(who, what).capitalize() if kind > 0.85 else f"“{what.capitalize()},” {who} said."
