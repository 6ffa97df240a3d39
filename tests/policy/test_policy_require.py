"""Where ``require`` may read under a policy: no path, link, package or manifest leads out."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import jsbridge
from jsbridge import Policy, Runtime
from jsbridge.policy import places

Outcome = Callable[[Runtime, str], list[Any]]
REFUSED = ["EACCES", "require"]
MISSING = "MODULE_NOT_FOUND"


def write(folder: Path, files: dict[str, object]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    write(
        root,
        {
            "own.js": "module.exports = 'own'",
            "data.json": {"inside": 1},
            "lib/up.js": "module.exports = require('../own')",
            "lib/out.js": "module.exports = require('../../secret')",
            "node_modules/good/package.json": {"main": "lib"},
            "node_modules/good/lib/index.js": "module.exports = require('../../../own')",
            "node_modules/main/package.json": {"main": "../../../secret.js"},
            "node_modules/passwd/package.json": {"main": "../../../../../../../../etc/passwd"},
            "node_modules/exports/package.json": {"exports": "./../../../secret.js"},
            "folder/package.json": {"main": "../../secret.js"},
            "imports/package.json": {"imports": {"#out": "./../../secret.js", "#fs": "fs", "#pkg": "outer"}},
            "imports/in.js": "exports.get = (name) => require(name)",
        },
    )
    write(
        tmp_path,
        {
            "secret.js": "module.exports = 'secret'",
            "secret.json": {"secret": 1},
            "package.json": "{ this is no JSON",
            "node_modules/outer/index.js": "module.exports = 'outer'",
            "linked/index.js": "module.exports = 'linked'",
        },
    )
    (root / "link.js").symlink_to(tmp_path / "secret.js")
    (root / "link.json").symlink_to(tmp_path / "secret.json")
    (root / "away").symlink_to(tmp_path)
    (root / "inner.js").symlink_to("own.js")
    (root / "node_modules" / "linked").symlink_to(tmp_path / "linked")
    (root / "manifest").mkdir()
    (root / "manifest" / "package.json").symlink_to(tmp_path / "package.json")
    (root / "manifest" / "index.js").write_text("module.exports = 'index'")
    return root


@pytest.fixture
def jail(root: Path) -> Iterator[Runtime]:
    with Runtime(root=root) as runtime:
        yield runtime


INSIDE = ["./own", "./inner", "./lib/up", "good", "./lib/../own.js", "./away/root/own"]
OUTSIDE = [
    "../secret", "../secret.js", "./lib/out", "./lib/../../secret", "/etc/passwd", "../secret.json", "./link", "./link.json",
    "./away/secret", "./away", "..", "../", "../nothing", "/nothing", "main", "passwd", "./folder", "linked",
    "good/../../../secret", "./away/root/../secret", "../root/../secret",
]  # fmt: skip


def test_only_below_the_root(jail: Runtime, outcome: Outcome) -> None:
    assert {name: outcome(jail, f"require('{name}')") for name in INSIDE} == {name: ["done", "own"] for name in INSIDE}
    assert outcome(jail, "require('./data').inside") == ["done", 1]
    for call in ("require('{}')", "require.resolve('{}')", "run('{}')"):
        # To find a script is not to run it; `run` takes no names of packages.
        names = (
            OUTSIDE
            if call == "require('{}')"
            else [name for name in OUTSIDE if name[0] in "./" and name != "./lib/out"]
        )
        found = {name: outcome(jail, call.format(name)) for name in names}
        assert {name: told for name, told in found.items() if told != REFUSED} == {}, call
    # Nothing tells whether it is there.
    assert outcome(jail, "require('exports')")[0] == "ERR_INVALID_PACKAGE_TARGET"


def test_packages_above_the_root_are_not_there(jail: Runtime, root: Path, outcome: Outcome) -> None:
    code, message = outcome(jail, "require('outer')")
    assert code == MISSING
    assert str(root.parent / "node_modules") not in message
    assert outcome(jail, f"require.resolve('outer', {{ paths: [{str(root.parent)!r}] }})")[0] == MISSING
    jail.eval(f"module.paths = [{str(root.parent / 'node_modules')!r}, 'relative', 7]")
    assert outcome(jail, "require('outer')")[0] == MISSING
    assert outcome(jail, f"require.resolve('./secret', {{ paths: [{str(root.parent)!r}] }})") == REFUSED
    assert outcome(jail, "require('./imports/in').get('#pkg')")[0] == MISSING


def test_manifests_outside_are_not_read(jail: Runtime, outcome: Outcome) -> None:
    # The one above the root is no JSON, which would be an error; so would the one behind the link.
    assert outcome(jail, "require('./imports/in').get('#out')")[0] in ("EACCES", "ERR_INVALID_PACKAGE_TARGET")
    assert outcome(jail, "require('./own')") == ["done", "own"]
    assert outcome(jail, "require('./manifest')") == ["done", "index"]


def test_built_in_modules_that_a_package_imports(root: Path, outcome: Outcome) -> None:
    with Runtime(root=root, policy=Policy(modules=["zmq"])) as runtime:
        assert outcome(runtime, "require('./imports/in').get('#fs')") == ["EACCES", "modules"]


def test_nothing_may_be_loaded(root: Path, outcome: Outcome) -> None:
    with Runtime(root=root, policy=Policy(require=False)) as runtime:
        assert outcome(runtime, "require('./own')") == REFUSED
        assert outcome(runtime, "require('good')")[0] == MISSING
        assert outcome(runtime, "typeof require('zmq').Socket") == ["done", "function"]


def test_more_than_the_root(root: Path, outcome: Outcome) -> None:
    with Runtime(root=root, policy=Policy(require=[".", "../node_modules", "../secret.js"])) as runtime:
        assert outcome(runtime, "[require('outer'), require('../secret'), require('./link')]") == [
            "done",
            ["outer", "secret", "secret"],
        ]
        assert outcome(runtime, "require('../secret.json')") == REFUSED
    with Runtime(root=root, policy=Policy(require=True)) as runtime:
        assert outcome(runtime, "require('./away/secret.json').secret") == ["done", 1]


def test_the_application_runs_what_it_likes(tmp_path: Path, root: Path) -> None:
    write(
        tmp_path,
        {
            "app/main.js": """
                const tried = (name) => { try { return require(name) } catch (e) { return e.permission || e.code } };
                console.log([tried('./helper'), tried('./main') === exports, tried('outer'), __filename].join());
                """,
            "app/helper.js": "",
        },
    )
    output = io.StringIO()
    (tmp_path / "link").symlink_to("app/main.js")
    with Runtime(root=root, stdout=output) as runtime:
        for path in (tmp_path / "app" / "main.js", tmp_path / "app" / "main", tmp_path / "link"):
            # Exactly that file: what it requires has to be where the policy allows it.
            assert runtime.run(path) == 0
            assert output.getvalue() == f"require,true,MODULE_NOT_FOUND,{os.path.realpath(tmp_path)}/app/main.js\n"
            output.seek(0)
            output.truncate()
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.run(tmp_path / "app" / "nothing.js")
        assert caught.value.code == MISSING
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.run(tmp_path / "app")
        assert caught.value.code == "EACCES"


@pytest.mark.skipif(not places.EXACT, reason="only Linux tells what is open")
def test_a_link_that_comes_after_the_look(jail: Runtime, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cover = places.Roots.cover

    def cover_and_swap(roots: places.Roots, real: bytes) -> bool:
        covered = cover(roots, real)
        if real.endswith(b"/own.js") and not (root / "own.js").is_symlink():
            (root / "own.js").unlink()
            (root / "own.js").symlink_to(root.parent / "secret.js")
        return covered

    monkeypatch.setattr(places.Roots, "cover", cover_and_swap)
    assert jail.eval("try { require('./own') } catch (e) { e.code }") == "EACCES"


def test_names_that_are_none(jail: Runtime) -> None:
    for name in ("./\ud800", "\ud800", "./a\ud800/../own", "./\udcff"):
        assert jail.eval(f"try {{ require({json.dumps(name)}) }} catch (e) {{ e.code }}") in (MISSING, "EACCES", "own")
    assert jail.eval("try { require('./own\\0.js') } catch (e) { e.code }") == "ERR_INVALID_ARG_VALUE"


def test_an_error_shows_no_line_of_a_file_outside(root: Path) -> None:
    secret = root.parent / "secret.js"
    write(
        root,
        {
            "forged.js": f"const e = new Error('x'); e.stack = '    at f ({secret}:1:1)'; setTimeout(() => {{ throw e }})"
        },
    )
    for policy, shown in ((Policy(), False), (Policy(require=True), True)):
        errors = io.StringIO()
        with Runtime(root=root, policy=policy, stderr=errors) as runtime:
            assert runtime.run("forged.js") == 1
        assert "Uncaught Error: x" in errors.getvalue()
        assert ("module.exports = 'secret'" in errors.getvalue()) is shown
