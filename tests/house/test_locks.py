"""What is installed is what was locked, and what is locked is what setup.cfg asks for (reliability row 67)."""

import re
import subprocess
import sys
from configparser import ConfigParser
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
BROUGHT_BY_PYTHON = {"pip", "setuptools"}


def asked(extra: str | None = None) -> list[Requirement]:
    """The requirements of setup.cfg, or of one of its extras."""
    given = ConfigParser(interpolation=None)
    given.read(ROOT / "setup.cfg", encoding="utf-8")
    text = given["options.extras_require"][extra] if extra else given["options"]["install_requires"]
    return [Requirement(line) for line in text.splitlines() if line]


def locked(part: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of a lock file with its hashes; anything else in the file fails here."""
    text = (ROOT / part / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        if not line.startswith("#"):
            requirement, *hashes = line.split("--hash=")
            found.append((Requirement(requirement), [value.strip() for value in hashes]))
    return found


def pins(part: str) -> set[tuple[str, str, str]]:
    return {(canonicalize_name(r.name), str(r.specifier), str(r.marker or "")) for r, _ in locked(part)}


@pytest.mark.parametrize("part", ["app", "tests"])
def test_every_locked_requirement_is_exact_and_hashed(part: str) -> None:
    for requirement, hashes in locked(part):
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes and all(re.fullmatch("sha256:[0-9a-f]{64}", value) for value in hashes), requirement
        assert requirement.url is None


@pytest.mark.parametrize(("part", "extra"), [("app", None), ("tests", None), ("tests", "tests")])
def test_what_setup_cfg_asks_for_is_in_the_lock(part: str, extra: str | None) -> None:
    lock = {(name, version) for name, version, _marker in pins(part)}
    for requirement in asked(extra):
        pinned = (canonicalize_name(requirement.name), str(requirement.specifier))
        assert pinned in lock, f"{requirement}: run ./entendu lock"


def test_the_tests_run_on_the_versions_that_are_served() -> None:
    assert pins("app") <= pins("tests")


def test_what_is_installed_is_what_was_locked() -> None:
    wanted = {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement, _hashes in locked("tests") if not requirement.marker or requirement.marker.evaluate()
    }
    installed = {canonicalize_name(found.name): found.version for found in distributions()}
    assert {name: installed.get(name) for name in wanted} == wanted, "run ./entendu test once"
    assert set(installed) - set(wanted) <= BROUGHT_BY_PYTHON


def test_installed_packages_fit_together() -> None:
    checked = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
