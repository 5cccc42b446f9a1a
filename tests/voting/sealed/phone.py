"""A phone's browser on a plain http address of a local network, where `crypto.subtle` is missing, with the platform's own headers."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask, Response
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from app.core.web.headers import POLICY

STATIC = Path(__file__).parents[3] / "app" / "static"
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--host-resolver-rules=MAP mairie.test 127.0.0.1"]
ASK = """async ([task, args, file]) => {
    const {ask} = await import('/static/js/ballot/booth.js');
    const bytes = file ? [new Uint8Array(await (await fetch(file)).arrayBuffer())] : [];
    const given = task === 'findReceipt' ? [...bytes, ...args] : [...args, ...bytes];
    try { return {value: await ask(task, given)}; } catch (error) { return {error: error.message, height: error.height}; }
}"""


class Phone:
    """Asks the page's scripts. Playwright lives in a thread of its own, so that another test's browser may be open."""

    def __init__(self, page: Page, thread: ThreadPoolExecutor, files: dict[str, bytes], faults: list[str]) -> None:
        self.page, self.thread, self.files, self.faults = page, thread, files, faults

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """The value of a script on the page."""
        return self.thread.submit(self.page.evaluate, script, argument).result(60)

    def ask(self, task: str, *args: Any, file: bytes | None = None) -> dict[str, Any]:
        """What `booth.ask` answers: {value} or {error}. A file is fetched by the page, as a board would be."""
        if file is not None:
            self.files["board"] = file
        found: dict[str, Any] = self.evaluate(ASK, [task, list(args), "/files/board" if file is not None else None])
        return found

    def slow(self, rate: int) -> None:
        """Slow the page's processor down so many times."""
        session = self.thread.submit(self.page.context.new_cdp_session, self.page).result(60)
        self.thread.submit(session.send, "Emulation.setCPUThrottlingRate", {"rate": rate}).result(60)

    def reload(self) -> None:
        """Begin again with a fresh page."""
        self.thread.submit(self.page.reload).result(60)


def serving(files: dict[str, bytes]) -> Flask:
    """The static files, one empty page, and what a test wants to be fetched."""
    app = Flask(__name__, static_folder=str(STATIC))

    @app.get("/")
    def page() -> str:
        return "<!doctype html><html lang=fr><title>Vote</title><h1>Vote</h1>"

    @app.get("/files/<name>")
    def file(name: str) -> Response:
        return Response(files[name], mimetype="application/octet-stream", headers={"Cache-Control": "no-store"})

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return app


@contextmanager
def open_phone() -> Iterator[Phone]:
    """A phone on the page; whatever the page's console says is in `faults`."""
    files: dict[str, bytes] = {}
    server = make_server("127.0.0.1", 0, serving(files), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    thread = ThreadPoolExecutor(1)
    faults: list[str] = []
    driver = thread.submit(lambda: sync_playwright().start()).result(60)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = thread.submit(lambda: driver.chromium.launch(executable_path=path, args=ARGUMENTS)).result(60)
    page = thread.submit(browser.new_page).result(60)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" and "favicon" not in str(message.location) else None)
    thread.submit(page.goto, f"http://mairie.test:{server.server_port}/").result(60)
    try:
        yield Phone(page, thread, files, faults)
    finally:
        thread.submit(browser.close).result(60)
        thread.submit(driver.stop).result(60)
        thread.shutdown()
        server.shutdown()
