"""The two files as git remembers them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import DataError, FileError, UsageError
from graph.questions.changes.difference import difference
from graph.reading.folder import read
from graph.reading.revisions import read_revision, revisions

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose folder data had one tie, tagged v1, and then two; a third is not committed."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "nodes.csv").write_text("id,name,type\na,Alpha,hub\nb,Beta,city\nc,京都,city\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    for number, ties in enumerate(("a,b,2016\n", "a,b,2016\na,c,2017\n"), 1):
        (data / "edges.csv").write_text("source,target,signed\n" + ties, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "-m", f"version {number}")
        git(tmp_path, "tag", f"v{number}")
    with (data / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("b,c,2018\n")
    return data


def test_each_revision_has_the_ties_of_its_time(repository: Path) -> None:
    counts = [len(read_revision(repository, revision).edges) for revision in ("v1", "HEAD")]
    assert [*counts, len(read(repository).edges)] == [1, 2, 3]
    assert read_revision(repository, "v1").nodes["name"].tolist() == ["Alpha", "Beta", "京都"]


def test_two_revisions_can_be_compared(repository: Path) -> None:
    found = difference(read_revision(repository, "v1"), read_revision(repository, "v2"))
    assert found.agreements[["change", "agreement"]].values.tolist() == [["new", "a~c~2017"]]


def test_reading_a_revision_changes_no_file(repository: Path) -> None:
    before = (repository / "edges.csv").read_bytes()
    read_revision(repository, "v1")
    assert (repository / "edges.csv").read_bytes() == before
    assert sorted(path.name for path in repository.iterdir()) == ["edges.csv", "nodes.csv"]


@pytest.mark.parametrize("revision", ["v9", "--all", "-x", "", "v1:data", "v1; ls"])
def test_an_unknown_revision_gets_a_sentence(repository: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="git knows no revision"):
        read_revision(repository, revision)


def test_a_revision_without_the_files_is_told(repository: Path) -> None:
    git(repository.parent, "rm", "--quiet", "-f", "data/edges.csv")
    git(repository.parent, "commit", "--quiet", "-m", "without ties")
    with pytest.raises(FileError, match=r"no file .*edges\.csv in the revision HEAD"):
        read_revision(repository, "HEAD")


def test_a_folder_in_no_repository_and_no_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is in no git repository"):
        read_revision(tmp_path, "HEAD")
    with pytest.raises(FileError, match="there is no folder"):
        read_revision(tmp_path / "none", "HEAD")


def test_a_machine_without_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileError, match="git is not installed"):
        read_revision(repository, "v1")


def test_faults_of_a_revision_are_told_like_any(repository: Path) -> None:
    (repository / "edges.csv").write_text("source,target,signed\na,zz,2016\na,b,2017\n", encoding="utf-8")
    git(repository.parent, "commit", "--quiet", "-a", "-m", "faulty")
    with pytest.raises(DataError, match="'zz' is not an id"):
        read_revision(repository, "HEAD")
    assert len(read_revision(repository, "HEAD", keep_going=True).edges) == 1


def test_a_folder_that_was_renamed_or_moved_is_found_where_it_lay(repository: Path) -> None:
    top = repository.parent
    git(top, "checkout", "--quiet", "--", ".")
    (top / "団体").mkdir()
    git(top, "mv", "data", "団体/eco")
    git(top, "commit", "--quiet", "-m", "moved")
    moved = top / "団体" / "eco"
    counts = [len(read_revision(moved, revision).edges) for revision in ("v1", "v2", "HEAD")]
    assert counts == [1, 2, 2]
    found = difference(read_revision(moved, "v1"), read(moved))
    assert found.agreements[["change", "agreement"]].values.tolist() == [["new", "a~c~2017"]]


def test_where_several_folders_have_both_files_none_is_guessed(repository: Path) -> None:
    top = repository.parent
    (top / "copy").mkdir()
    for name in ("nodes.csv", "edges.csv"):
        (top / "copy" / name).write_bytes((repository / name).read_bytes())
    git(top, "add", ".")
    git(top, "commit", "--quiet", "-m", "copied")
    (top / "third").mkdir()
    with pytest.raises(FileError, match=r"no file .*nodes\.csv .*several folders with both: copy/, data/"):
        read_revision(top / "third", "HEAD")
    assert len(read_revision(top / "copy", "HEAD").edges) == 3  # its own, where it is there
    assert len(read_revision(repository, "v1").edges) == 1


def test_a_shallow_clone_says_how_to_get_its_history(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    source = f"file://{repository.parent}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", source, str(clone)], check=True)
    assert len(read_revision(clone / "data", "HEAD").edges) == 2
    with pytest.raises(UsageError, match="git fetch --unshallow"):
        read_revision(clone / "data", "HEAD~1")


@pytest.mark.slow
def test_two_revisions_are_compared_on_the_command_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(*more: str) -> tuple[int, list[str]]:
        line = ["diff", "--data", str(repository), "--part", "agreements", "--format", "csv", *more]
        code = run(command, line)
        return code, [row.split(",")[2] for row in capsys.readouterr().out.splitlines()[1:]]

    assert asked("--rev", "v1..v2") == (0, ["a~c~2017"])
    assert asked("--rev", "v1..", "--exit-code") == (1, ["a~c~2017", "b~c~2018"])
    assert asked("--rev", "v1..", "--as-of", "2017") == (0, ["a~c~2017"])
    assert asked("--rev", "v2..v2", "--exit-code") == (0, [])
    assert asked("--rev", "v9..") == asked("--rev", "v1") == (2, [])


@pytest.mark.parametrize(
    ("text", "pair"), [("v1..v2", ("v1", "v2")), ("v1..", ("v1", "")), ("HEAD~2..main", ("HEAD~2", "main"))]
)
def test_a_range_has_two_ends(text: str, pair: tuple[str, str]) -> None:
    assert revisions(text) == pair


@pytest.mark.parametrize("text", ["v1", "..v2", "", "v1...v2"])
def test_what_is_no_range_gets_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match="is no range of revisions"):
        revisions(text)


# Git's own word


def test_a_revision_from_before_the_log_is_refused(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(repository.parent), str(clone)], check=True)
    branch = subprocess.check_output(
        ["git", "-C", str(clone), "symbolic-ref", "--short", "HEAD"], text=True
    ).strip()
    for revision in (f"{branch}@{{2.years.ago}}", "@{2.years.ago}", "HEAD@{2010-01-01}"):
        with pytest.raises(
            UsageError, match=r"git is not sure of the revision .* only goes back to .*; name the commit"
        ):
            read_revision(clone / "data", revision)
    with pytest.raises(UsageError, match=r"git is not sure of the revision .* only has 1 entries"):
        read_revision(clone / "data", "HEAD@{7}")
    assert len(read_revision(clone / "data", "HEAD@{0}").edges) == 2


@pytest.mark.parametrize("quiet", [False, True], ids=["", "with its warning switched off"])
def test_a_name_of_a_branch_and_a_tag_is_refused(repository: Path, *, quiet: bool) -> None:
    git(repository.parent, "branch", "v1", "v2")  # a branch with the name of the tag of the first version
    if quiet:
        git(repository.parent, "config", "core.warnAmbiguousRefs", "false")
    with pytest.raises(UsageError, match=r"git is not sure of the revision 'v1': refname 'v1' is ambiguous"):
        read_revision(repository, "v1")
    counts = [len(read_revision(repository, each).edges) for each in ("tags/v1", "heads/v1")]
    assert counts == [1, 2]


def partial(repository: Path, clone: Path, *, of: str = "blob:none") -> Path:
    """A clone that has no file of an earlier version."""
    git(repository.parent, "config", "uploadpack.allowFilter", "true")
    source = f"file://{repository.parent}"
    subprocess.run(["git", "clone", "--quiet", f"--filter={of}", source, str(clone)], check=True)
    return clone / "data"


def packs(clone: Path) -> list[str]:
    return sorted(each.name for each in (clone / ".git" / "objects").rglob("*") if each.is_file())


@pytest.mark.parametrize("of", ["blob:none", "tree:0"])
def test_nothing_is_fetched_and_a_partial_clone_is_refused(repository: Path, tmp_path: Path, of: str) -> None:
    place = partial(repository, tmp_path / "clone", of=of)
    before = packs(tmp_path / "clone")
    with pytest.raises(FileError, match="lies in a partial clone, which lacks what the revision v1 holds"):
        read_revision(place, "v1")
    assert packs(tmp_path / "clone") == before
    assert len(read_revision(place, "HEAD").edges) == 2  # what was checked out is there


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_no_program_that_a_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    place = partial(repository, tmp_path / "clone")
    sprung, trap = tmp_path / "sprung", tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 $* >> {sprung}\nexit 1\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(trap, hooks / name)
    for key in (
        "core.fsmonitor", "core.sshCommand", "core.pager", "pager.rev-parse", "core.askPass", "core.gitProxy",
        "core.editor", "core.alternateRefsCommand", "credential.helper", "diff.external", "gpg.program",
        "remote.origin.uploadpack", "filter.x.smudge", "filter.x.process", "alias.rev-parse",
        "trace2.eventTarget",
    ):  # fmt: skip
        git(tmp_path / "clone", "config", key, f"!{trap}" if key.startswith("alias") else str(trap))
    git(tmp_path / "clone", "config", "core.hooksPath", str(hooks))
    (tmp_path / "clone" / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    for allowed in ("ssh", "ext", "file", "https"):
        git(tmp_path / "clone", "config", f"protocol.{allowed}.allow", "always")
    for address in ("ssh://git@example.org/x", f"ext::{trap} %S", f"file://{repository.parent}"):
        git(tmp_path / "clone", "config", "remote.origin.url", address)
        sprung.unlink(missing_ok=True)  # what git itself ran, here in the test
        with pytest.raises(FileError, match="partial clone"):
            read_revision(place, "v1")
        assert len(read_revision(place, "HEAD").edges) == 2
        assert not sprung.exists(), sprung.read_text(encoding="utf-8")


def test_a_name_that_is_not_utf_8_elsewhere_in_the_repository_is_no_matter(repository: Path) -> None:
    top = repository.parent
    name = os.fsdecode(b"caf\xe9.txt")
    (top / name).write_bytes(b"x")
    git(top, "add", name)
    git(top, "commit", "--quiet", "-m", "a name in Latin-1")
    assert len(read_revision(repository, "HEAD").edges) == 2
