"""Small files, small functions: the house counts them, so that a reader never meets a wall."""

import ast
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
PYTHON = sorted(path for part in ("app", "tests", "migrations") for path in ROOT.glob(f"{part}/**/*.py"))
TEMPLATES = sorted(ROOT.glob("app/templates/**/*.html"))
SCRIPTS = sorted(path for path in ROOT.glob("app/static/js/**/*.js") if "vendor" not in path.parts)


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def share_within(counts: list[int], most: int) -> float:
    return sum(count <= most for count in counts) / len(counts)


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_python_files_are_small() -> None:
    counts = {path: lines(path) for path in PYTHON if path.stem != "__init__"}
    assert median(counts.values()) <= 80
    assert share_within(list(counts.values()), 250) >= 0.95, sorted((c, str(p)) for p, c in counts.items() if c > 250)
    assert not [f"{path}: {count}" for path, count in counts.items() if count > 400]


def test_functions_are_small() -> None:
    found = [pair for path in PYTHON if "versions" not in path.parts for pair in functions(path)]
    assert share_within([count for _name, count in found], 25) >= 0.95
    assert not [pair for pair in found if pair[1] > 50]


def test_templates_and_scripts_are_small() -> None:
    counts = [lines(path) for path in TEMPLATES]
    assert median(counts) <= 30
    assert not [f"{path}" for path, count in zip(TEMPLATES, counts, strict=True) if count > 120]
    assert not [f"{path}" for path in SCRIPTS if lines(path) > 150]


def test_folders_hold_at_most_twelve_modules() -> None:
    folders = Counter(path.parent for path in PYTHON if "versions" not in path.parts and path.stem != "__init__")
    assert not {str(folder): count for folder, count in folders.items() if count > 12}


def test_names_say_what_a_module_is() -> None:
    vague = {"util", "utils", "helper", "helpers", "manager", "base", "common", "misc", "handle"}
    assert not [path for path in PYTHON if path.stem in vague]
