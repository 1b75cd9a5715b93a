"""Which addresses of the network may be reached: the public ones, unless the limits say otherwise."""

from __future__ import annotations

import ipaddress
import socket
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

from onrecord.errors import ForbiddenError, SourceError
from onrecord.settings import Limits

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def reachable(host: str, port: int, seconds: float, limits: Limits) -> str:
    """An address of `host` that may be connected to; raises ForbiddenError where one of its addresses is not public."""
    found = _resolved(host, port, seconds)
    if not limits.private_addresses and any(not public(ip) for ip in found):
        raise ForbiddenError(f"{host} leads to an address that is not public: fetch it by hand if you trust it")
    return str(found[0])


def public(ip: Address) -> bool:
    """Whether an address belongs to the public internet, also behind the forms in which IPv6 carries IPv4."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return public(inner)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _resolved(host: str, port: int, seconds: float) -> list[Address]:
    """The addresses of a host; the look-up itself cannot be stopped, so it is left behind when it takes too long."""
    pool = ThreadPoolExecutor(1)
    try:
        answer = pool.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM).result(seconds)
    except TooLate as error:
        raise SourceError(f"{host} was not found in {seconds:.0f} seconds: try again later") from error
    except (OSError, UnicodeError) as error:
        raise SourceError(f"{host} is not known to the network: check the address") from error
    finally:
        pool.shutdown(wait=False)
    return [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in answer]
