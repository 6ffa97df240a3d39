"""`exports` and `imports` of package.json: by rule, and beside Node with the same packages."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from jsbridge.loader.packages import Manifests, split_name
from jsbridge.loader.resolve import Resolver
from jsbridge.policy import Policy, Sources
from jsbridge.values import HostError

Tree = Callable[[Mapping[str, str | bytes]], Path]
FILES = ["index.js", "lib/a.js", "lib/b.js", "lib/deep/c.js", "lib/deep/c.cjs", "other.json", "a b.js", "lib/a.js.js"]


def package(name: str, manifest: object, folder: str = "node_modules") -> dict[str, str]:
    text = manifest if isinstance(manifest, str) else json.dumps(manifest)
    return {f"{folder}/{name}/{file}": "" for file in FILES} | {f"{folder}/{name}/package.json": text}


def outcome(folder: Path, asker: str, request: str) -> str:
    """The path, relative to the folder, or the code of the error."""
    resolver = Resolver({"util"}.__contains__)
    try:
        found = resolver.resolve(request, str((folder / asker).parent), [asker])
    except HostError as error:
        return str(error.members["code"])
    return os.path.relpath(found, folder) if os.path.isabs(found) else found


EXPORTS: list[object] = [
    "./lib/a.js",
    "./nowhere.js",
    "lib/a.js",
    "../up.js",
    "./lib/../lib/a.js",
    "./node_modules/x.js",
    "/lib/a.js",
    "./lib",
    "./a%20b.js",
    "./%2e%2e/x.js",
    "",
    {},
    {".": "./lib/a.js"},
    {".": {"import": "./lib/b.js", "require": "./lib/a.js"}},
    {"import": "./lib/b.js", "default": "./lib/a.js"},
    {"import": "./lib/b.js"},
    {"node": {"import": "./lib/b.js", "require": "./lib/a.js"}, "default": "./index.js"},
    {"node": {"import": "./lib/b.js"}, "default": "./index.js"},
    {"browser": "./lib/b.js", "require": None, "default": "./lib/a.js"},
    {"default": "./lib/a.js", "require": "./lib/b.js"},
    {".": "./lib/a.js", "./sub": "./lib/b.js", "./package.json": "./package.json"},
    {"./sub": "./lib/b.js"},
    {"./lib/*": "./lib/*.js", "./lib/deep/*": None, "./lib/deep/c": "./lib/deep/c.cjs"},
    {"./*": "./lib/*", "./*.js": "./lib/*.js"},
    {"./*.js": "./lib/*.js", "./lib/*": "./lib/*"},
    {"./features/*": {"require": "./lib/*.js", "default": "./other.json"}},
    {"./*/x": "./lib/*.js"},
    {"./*": "./lib/*/*.js"},
    {"./lib/": "./lib/"},
    {"./a*b": "./lib/*.js"},
    {".": "./index.js", "require": "./lib/a.js"},
    {".": ["./lib/a.js", "./lib/b.js"]},
    {".": ["bare", "./lib/b.js"]},
    {".": [None, "./lib/b.js"]},
    {".": [{"import": "./lib/a.js"}, "./lib/b.js"]},
    {".": [{"import": "./lib/a.js"}]},
    {".": ["bare", "./../up"]},
    {".": []},
    [],
    ["./lib/b.js"],
    None,
    {".": 5},
    {".": True},
    {".": {"require": {"default": {"node": "./lib/a.js"}}}},
    {".": {"0": "./lib/a.js"}},
    {".": {"require": {"1": "./lib/a.js", "default": "./lib/b.js"}}},
]
SUBPATHS = [
    "",
    "/sub",
    "/lib/a",
    "/lib/a.js",
    "/lib/deep/c",
    "/lib/deep",
    "/a",
    "/a.js",
    "/a/x",
    "/features/b",
    "/package.json",
    "/",
]
SUBPATHS += [
    "/lib/",
    "/lib/../x",
    "/nothing",
    "/deep/c",
    "/axxb",
    "/ab",
    "/lib/node_modules/x",
    "/lib/%2e%2e/x",
    "//lib/a",
]


@pytest.mark.node
def test_exports_same_as_node(tree: Tree, node: Callable[[str, Path], Any]) -> None:
    files = {"main.js": ""}
    for number, exports in enumerate(EXPORTS):
        files |= package(f"p{number}", {"name": f"p{number}", "main": "./index.js", "exports": exports})
    folder = tree(files)
    compare(folder, [("main.js", f"p{number}{sub}") for number in range(len(EXPORTS)) for sub in SUBPATHS], node)


@pytest.mark.node
def test_random_exports_same_as_node(tree: Tree, node: Callable[[str, Path], Any]) -> None:
    pick = random.Random(20260)
    targets = [
        "./index.js",
        "./lib/a.js",
        "./lib/*.js",
        "./lib/*",
        "./*",
        "bare",
        "./lib/deep/*.js",
        "./nowhere/*",
        "./lib",
    ]
    keys = ["./*", "./lib/*", "./lib/*.js", "./lib/deep/*", "./*.js", "./lib/a", "./lib/a.js", ".", "./x*y", "./lib/d*"]

    def target(depth: int) -> object:
        kind = pick.random()
        if kind < 0.6 or depth > 2:
            return pick.choice(targets)
        if kind < 0.7:
            return None
        if kind < 0.8:
            return [target(depth + 1) for _ in range(pick.randrange(3))]
        conditions = pick.sample(["import", "require", "node", "default", "browser"], pick.randrange(1, 4))
        return {condition: target(depth + 1) for condition in conditions}

    files = {"main.js": ""}
    cases = []
    for number in range(80):
        exports = {key: target(0) for key in pick.sample(keys, pick.randrange(1, 5))}
        files |= package(f"r{number}", {"name": f"r{number}", "exports": exports})
        cases += [("main.js", f"r{number}{sub}") for sub in pick.sample([*SUBPATHS, "/xay", "/lib/deep/c.cjs"], 8)]
    compare(tree(files), cases, node)


@pytest.mark.node
def test_imports_and_own_name_same_as_node(tree: Tree, node: Callable[[str, Path], Any]) -> None:
    imports: dict[str, object] = {
        "#a": "./lib/a.js",
        "#cond": {"import": "./lib/b.js", "require": "./lib/a.js"},
        "#dep": "dep",
        "#dep/sub": "dep/lib/a.js",
        "#lib/*": "./lib/*.js",
        "#dep/*": "dep/lib/*.js",
        "#gone": "./nowhere.js",
        "#nodep": "nodep",
        "#up": "../x.js",
        "#abs": "/x.js",
        "#url": "https://x.org/y.js",
        "#null": None,
        "#number": 5,
        "#list": ["../x", "./lib/a.js"],
    }
    own = {"name": "own", "exports": {".": "./index.js", "./x": "./lib/a.js"}, "imports": imports}
    files = package("dep", {"name": "dep"}, "own/node_modules") | package("dep", {"name": "dep"})
    files |= package("own", own, ".") | package("own", {"name": "own"})
    files |= package("noexports", {"name": "noexports"}, ".") | package("bare", {}, ".")
    requests = [*imports, "#", "#/", "#none", "#lib/a", "#lib/../a", "#dep/b", "#lib/"]
    requests += ["own", "own/x", "own/y", "own/", "dep", "noexports", "bare", "#x"]
    askers = [
        "own/index.js",
        "own/lib/deep/c.js",
        "own/node_modules/dep/index.js",
        "noexports/index.js",
        "bare/lib/a.js",
    ]
    compare(tree(files), [(asker, request) for asker in askers for request in requests], node)


def compare(folder: Path, cases: list[tuple[str, str]], node: Callable[[str, Path], Any]) -> None:
    expected = node(
        f"""{json.dumps(cases)}.map(([asker, request]) => {{
            const path = require('path');
            try {{
                return path.relative('.', require('module').createRequire(path.resolve(asker)).resolve(request));
            }} catch (error) {{
                return error.code;
            }}
        }})""",
        folder,
    )
    differences = []
    for case, theirs in zip(cases, expected, strict=True):
        ours = outcome(folder, *case)
        if ours != theirs:
            differences.append((case, theirs, ours))
    assert not differences


def test_an_import_may_be_a_builtin_module(tree: Tree) -> None:
    folder = tree(package("own", {"imports": {"#u": "util", "#v": "./lib/a.js"}}, "."))
    assert outcome(folder, "own/index.js", "#u") == "util"
    assert outcome(folder, "own/index.js", "#v") == "own/lib/a.js"


@pytest.mark.parametrize(
    ("exports", "request_", "message"),
    [
        ({"./a": "./a.js"}, "p", 'No "exports" main defined in {}'),
        ("./index.js", "p/x", "Package subpath './x' is not defined by \"exports\" in {}"),
        (
            "index.js",
            "p",
            'Invalid "exports" main target "index.js" defined in the package config {}; targets must start with "./"',
        ),
        ({"./x": 5}, "p/x", "Invalid \"exports\" target 5 defined for './x' in the package config {}"),
        (
            {".": "./index.js", "require": "./a.js"},
            "p",
            'Invalid package config {}: the keys of "exports" are either all paths (beginning with ".") or all conditions',
        ),
    ],
)
def test_what_is_wrong_is_told(tree: Tree, exports: object, request_: str, message: str) -> None:
    folder = tree(package("p", {"exports": exports}))
    with pytest.raises(HostError) as caught:
        Resolver(set().__contains__).resolve(request_, str(folder), ["/asker.js"])
    path = folder / "node_modules/p/package.json"
    assert str(caught.value) == f"{message.format(path)} (required by /asker.js)"


def test_an_undefined_import_is_told(tree: Tree) -> None:
    folder = tree(package("own", {"imports": {"#a": "./lib/a.js"}}, "."))
    with pytest.raises(HostError) as caught:
        Resolver(set().__contains__).resolve("#b", str(folder / "own"), ["/asker.js"])
    path = folder / "own/package.json"
    expected = f'Package import specifier "#b" is not defined in package {path} (required by /asker.js)'
    assert (str(caught.value), caught.value.name) == (expected, "TypeError")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{\n  "main": index.js\n}', "2:11: expecting value"),
        ("", "1:1: unexpected end of JSON input"),
        ('{"main": NaN}', "1:10: NaN is not JSON"),
    ],
)
def test_a_broken_manifest_names_the_place(tree: Tree, content: str, problem: str) -> None:
    folder = tree({"node_modules/p/package.json": content})
    with pytest.raises(HostError) as caught:
        Resolver(set().__contains__).resolve("p", str(folder), ["/asker.js"])
    path = folder / "node_modules/p/package.json"
    assert str(caught.value) == f"Invalid package config {path}:{problem} (required by /asker.js)"
    assert (caught.value.name, caught.value.members["code"]) == ("SyntaxError", "ERR_INVALID_PACKAGE_CONFIG")


@pytest.mark.parametrize("content", ["[]", '"x"', "null", "5"])
def test_a_manifest_that_says_nothing(tree: Tree, content: str) -> None:
    folder = tree({"node_modules/p/package.json": content, "node_modules/p/index.js": ""})
    assert outcome(folder, "main.js", "p") == "node_modules/p/index.js"


def test_a_manifest_that_is_not_utf8(tree: Tree) -> None:
    folder = tree({"node_modules/p/package.json": b'{"main": "\xe9"}'})
    assert outcome(folder, "main.js", "p") == "ERR_ENCODING_INVALID_ENCODED_DATA"


def test_a_changed_manifest_is_read_again(tree: Tree) -> None:
    folder = tree({"p/package.json": '{"main": "one"}'})
    manifests = Manifests(Sources(Policy.everything(), "/"))
    first = manifests.of(str(folder / "p"))
    assert first is not None
    assert first.main == "one"
    assert manifests.of(str(folder / "p")) is first
    tree({"p/package.json": '{"main": "another"}'})
    second = manifests.of(str(folder / "p"))
    assert second is not None
    assert second.main == "another"
    (folder / "p/package.json").unlink()
    assert manifests.of(str(folder / "p")) is None


def test_the_package_around_a_folder(tree: Tree) -> None:
    folder = tree({"package.json": "{}", "a/package.json": "{}", "a/b/x": "", "a/node_modules/c/d/x": ""})
    manifests = Manifests(Sources(Policy.everything(), "/"))

    def around(path: str) -> str | None:
        found = manifests.around(str(folder / path))
        return found and os.path.relpath(found.folder, folder)

    assert [around(path) for path in ("a/b", "a", ".", "a/node_modules/c/d")] == ["a", "a", ".", None]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("a", ("a", ".")),
        ("a/b/c", ("a", "./b/c")),
        ("a/", ("a", "./")),
        ("@a/b", ("@a/b", ".")),
        ("@a/b/lib/x", ("@a/b", "./lib/x")),
        ("@a", ("@a", ".")),
        (".a", None),
        ("a%b", None),
        ("a\\b", None),
    ],
)
def test_split_name(request_: str, expected: tuple[str, str] | None) -> None:
    assert split_name(request_) == expected
