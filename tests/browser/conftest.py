"""A browser and a served desk. Without Chromium these tests are skipped: `apt-get install chromium` brings it on Debian."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from onrecord.web import site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SIZES = {"phone": (390, 844), "wide": (1440, 1000)}

Look = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package chromium to run the tests in a browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The desk over a record on a free port of loopback."""
    server = uvicorn.Server(uvicorn.Config(site(record), host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    server.force_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def desk(example_file: Path) -> Iterator[str]:
    """The desk over the example story."""
    with served(example_file) as base:
        yield base


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Opens a page; at the end, nothing may have been asked of another machine, no dialog shown and nothing refused or broken."""
    trouble, contexts = list[str](), list[BrowserContext]()

    def refuse(dialog: Dialog) -> None:
        trouble.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def open_page(url: str, *, size: str = "wide", scheme: str = "light", script: bool = True) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", refuse)
        page.on("request", lambda r: None if r.url.startswith("http://127.0.0.1:") else trouble.append(f"request {r.url}"))
        page.on("pageerror", lambda error: trouble.append(f"error {error}"))
        page.on("console", lambda m: trouble.append(f"console {m.text}") if m.type == "error" else None)
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def kinds(page: Page, base: str) -> list[str]:
    """An address of each kind of page that can be reached: the first found of each shape."""
    todo, found = ["/"], dict[str, str]()
    while todo:
        address = todo.pop(0)
        shape = _shape(address)
        if shape in found:
            continue
        answer = page.request.get(base + address)
        if "text/html" not in answer.headers["content-type"]:
            continue
        found[shape] = address
        page.goto(base + address)
        todo += page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))")
    return list(found.values())


def _shape(address: str) -> str:
    """An address without its ids: /story/ID/figures?claim= is one shape."""
    path, _, query = address.partition("#")[0].partition("?")
    parts = path.split("/")
    asked = sorted(part.partition("=")[0] for part in query.split("&"))
    return "/".join(parts[:2] + parts[3:]) + "?" + "&".join(asked)
