"""Which addresses may be reached."""

import ipaddress
import socket

import pytest

from onrecord.capture.hosts import public, reachable
from onrecord.errors import ForbiddenError, SourceError
from onrecord.settings import LIMITS, Limits

LOCAL = ("127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255")
LOCAL_6 = ("::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1")


@pytest.mark.parametrize("ip", LOCAL + LOCAL_6)
def test_what_is_not_public(ip: str) -> None:
    assert not public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_what_is_public(ip: str) -> None:
    assert public(ipaddress.ip_address(ip))


def resolving(monkeypatch: pytest.MonkeyPatch, *ips: str) -> None:
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ips]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "93.184.215.14", "127.0.0.1")
    with pytest.raises(ForbiddenError, match="not public"):
        reachable("post.example", 80, 5, LIMITS)
    assert reachable("post.example", 80, 5, Limits(private_addresses=True)) == "93.184.215.14"


def test_unknown_hosts_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(SourceError, match="not known"):
        reachable("post.example", 80, 5, LIMITS)
