"""The limits that keep one bad input from hurting the rest: a frozen value, passed by hand, never global state."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may cost.

    Sizes are bytes, times are seconds, `text` is code points. `private_addresses` allows fetching from loopback, link-local and
    private networks, which is off because an address may come from a page.
    """

    body: int = 20 * MIB
    text: int = 200_000
    archive_member: int = 20 * MIB
    html_nodes: int = 100_000
    html_depth: int = 250
    fetch_seconds: float = 20.0
    fetch_redirects: int = 5
    private_addresses: bool = False
    respect_robots: bool = True


LIMITS = Limits()
