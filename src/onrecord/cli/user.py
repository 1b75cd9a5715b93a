"""`onrecord user`: who may log in to the desk and judge there."""

import getpass
import sys

from cyclopts import App

from onrecord.cli.options import RecordFile
from onrecord.errors import OnrecordError
from onrecord.record import Record

user = App(name="user", help="Add, list and remove the people who may log in, and make tokens for programs.")


@user.command
def add(name: str, *, record: RecordFile) -> None:
    """Let a person log in and judge; asks for the password, or reads it from standard input.

    Parameters
    ----------
    name
        The name as it shall stand on judgements.
    """
    from onrecord.flow import people

    with Record.open(record) as held:
        person = people.enrol(held, name=name, password=_password(name))
    print(f"{person.name} may log in.")


@user.command(name="list")
def list_(*, record: RecordFile) -> None:
    """List who may log in, and since when."""
    with Record.open(record, create=False, readonly=True) as held:
        for person in held.people():
            print(f"{person.added}  {person.name}")


@user.command
def remove(name: str, *, record: RecordFile) -> None:
    """Take a person away with all their logins and tokens; what they decided stays.

    Parameters
    ----------
    name
        The name as it was added.
    """
    from onrecord.flow import people

    with Record.open(record, create=False) as held:
        people.remove(held, name=name)


@user.command
def token(name: str, *, record: RecordFile) -> None:
    """Print a new token with which a program judges through the API under a name, for a year; it is shown this once.

    Parameters
    ----------
    name
        The name as it was added.
    """
    from onrecord.flow import people

    with Record.open(record, create=False) as held:
        print(people.token(held, name=name))


def _password(name: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    given = getpass.getpass(f"Password of {name}: ")
    if getpass.getpass("Once more: ") != given:
        raise OnrecordError("the two passwords differ; run the command again")
    return given
