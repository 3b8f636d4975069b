"""The program of the page: plain modules that fit together, and their own tests."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from graph.errors import FileError
from graph.map import assets

SOURCES = Path(assets.__file__).parent / "js"


def bundled_node() -> str | None:
    """The Node.js that Playwright brings along."""
    from playwright._impl._driver import compute_driver_executable

    found = compute_driver_executable()
    return shutil.which(str(found[0] if isinstance(found, tuple) else found))


@pytest.mark.slow
def test_the_computing_parts_pass_their_own_tests() -> None:
    node = shutil.which("node") or bundled_node()
    if node is None:
        pytest.fail(
            "The scripts of the map are tested by Node.js 20 or newer, and 'node' was not found; install it.",
            pytrace=False,
        )
    tests = sorted(path.as_uri() for path in (Path(__file__).parent / "js").glob("*.test.mjs"))
    # All in one process, where `node --test` would begin one for each file.
    every = f"for (const each of {json.dumps(tests)}) await import(each);"
    call = [node, "--input-type=module", "-e", every]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert int(re.findall(r"^(?:#|ℹ) tests (\d+)$", done.stdout, re.MULTILINE)[0]) > 200
    assert done.returncode == 0, done.stdout[-4000:]


def test_every_module_is_in_the_program() -> None:
    assert sorted(assets.modules()) == sorted(
        path.relative_to(SOURCES).with_suffix("").as_posix() for path in SOURCES.rglob("*.mjs")
    )


def test_no_two_modules_define_the_same_name() -> None:
    names = Counter(
        name
        for path in SOURCES.rglob("*.mjs")
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)",
            path.read_text("utf-8"),
            re.MULTILINE,
        )
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_the_program_imports_and_exports_nothing() -> None:
    assert re.findall(r"^(?:import|export)\b.*", assets.program(), re.MULTILINE) == []


def test_every_import_names_what_its_module_exports() -> None:
    exported = {
        path: set(
            re.findall(
                r"^export (?:async )?(?:function|const|let|class) (\w+)",
                path.read_text("utf-8"),
                re.MULTILINE,
            )
        )
        for path in SOURCES.rglob("*.mjs")
    }
    for path in SOURCES.rglob("*.mjs"):
        for names, source in re.findall(
            r'^import \{([^}]*)\} from "(\.[^"]+)";', path.read_text("utf-8"), re.MULTILINE
        ):
            wanted = {name.strip() for name in names.split(",") if name.strip()}
            assert wanted <= exported[(path.parent / source).resolve()], path.name
            body = re.sub(r'^import \{[^}]*\} from "[^"]+";', "", path.read_text("utf-8"), flags=re.MULTILINE)
            assert all(re.search(rf"\b{name}\b", body) for name in wanted), path.name


def imports(path: Path) -> list[Path]:
    """The modules that a module imports."""
    found = re.findall(r'^import \{[^}]*\} from "(\.[^"]+)";', path.read_text("utf-8"), re.MULTILINE)
    return [(path.parent / name).resolve() for name in found]


def test_no_modules_and_no_folders_import_each_other_in_a_circle() -> None:
    modules, folders = nx.DiGraph(), nx.DiGraph()
    for path in SOURCES.resolve().rglob("*.mjs"):
        modules.add_edges_from((path, other) for other in imports(path))
    home = {path: path if path.parent == SOURCES.resolve() else path.parent for path in modules}
    folders.add_edges_from((home[a], home[b]) for a, b in modules.edges if home[a] != home[b])
    assert [list(nx.simple_cycles(each)) for each in (modules, folders)] == [[], []]


def test_a_module_comes_after_those_that_it_imports() -> None:
    order = {(SOURCES / f"{name}.mjs").resolve(): number for number, name in enumerate(assets.modules())}
    assert [path.name for path in order for other in imports(path) if order[other] > order[path]] == []


def test_the_page_puts_no_markup_together_from_text() -> None:
    for path in SOURCES.rglob("*.mjs"):
        text = path.read_text("utf-8")
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
        ):
            assert word not in text, path.name


def with_versions(place: Path, *versions: str) -> None:
    """A pyvis that brings these versions of the library, and other folders beside them."""
    for each in (*(f"vis-{number}" for number in versions), "tom-select", "vis-next"):
        folder = place / "templates" / "lib" / each
        folder.mkdir(parents=True)
        (folder / "vis-network.min.js").write_text(f"// {each}", encoding="utf-8")


def test_the_newest_library_that_pyvis_brings_is_in_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_versions(tmp_path, "9.0.4", "10.1.5", "9.1.2")
    (tmp_path / "templates" / "lib" / "vis-11.0").mkdir()  # without a script
    monkeypatch.setattr(assets, "files", lambda name: tmp_path)
    assert assets.library_version.__wrapped__() == "10.1.5"
    monkeypatch.setattr(assets, "library_version", assets.library_version.__wrapped__)
    assert assets.library.__wrapped__() == "// vis-10.1.5"


def test_a_pyvis_without_a_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_versions(tmp_path)
    monkeypatch.setattr(assets, "files", lambda name: tmp_path)
    with pytest.raises(FileError, match=r"pyvis [\d.]+ brings no vis-network \(templates/lib/vis-\*"):
        assets.library_version.__wrapped__()
