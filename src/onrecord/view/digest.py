"""What is new as plain text that can be mailed or read aloud."""

from itertools import groupby
from textwrap import wrap

from onrecord.view.since import ClaimNews, News, SinceView
from onrecord.view.wording import plural

WIDTH = 76


def digest(page: SinceView, *, address: str | None = None) -> str:
    """The news by story and claim, newest first, in lines of at most WIDTH characters; `address` is that of the desk, if any."""
    if not page.claims:
        return f"Nothing is new{f' since {page.looked}' if page.looked else ''}.\n"
    head = f"{plural(page.changes, 'change')}{f' since {page.looked}' if page.looked else ''}"
    lines = [head + (", the latest" if page.more else ""), ""]
    stories = dict[str | None, list[ClaimNews]]()
    for claim in page.claims:
        stories.setdefault(claim.story, []).append(claim)
    for story, claims in stories.items():
        title = claims[0].title or "Untitled story"
        lines += [title, "=" * min(WIDTH, len(title))]
        lines += [f"{address}/story/{story}"] if address and story else []
        for claim in claims:
            lines += ["", *wrap(claim.label, WIDTH)]
            for at, some in groupby(claim.changes, key=lambda n: n.at):
                lines += [line for news in some for line in _lines(at, news)]
        lines.append("")
    return "\n".join(lines)


def _lines(at: str, news: News) -> list[str]:
    said = wrap(news.sentence, WIDTH, initial_indent="  * ", subsequent_indent="    ")
    return [*said, f"    {at}{f', {news.outlet}' if news.outlet else ''}", *([f"    {news.url}"] if news.url else [])]
