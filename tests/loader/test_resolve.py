"""Where `require` finds files: by rule, and beside Node with the same folders."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from jsbridge.loader.resolve import Resolver, node_modules, search_paths
from jsbridge.values import HostError

Tree = Callable[[Mapping[str, str | bytes]], Path]
BUILTINS = {"buffer", "util"}


def outcome(folder: Path, request: str, asker: str = "app/main.js") -> str:
    """The path, relative to the folder, or the code of the error."""
    resolver = Resolver(BUILTINS.__contains__)
    try:
        found = resolver.resolve(request, str((folder / asker).parent), [asker])
    except HostError as error:
        return str(error.members["code"])
    return os.path.relpath(found, folder) if os.path.isabs(found) else found


FILES = {
    "app/main.js": "",
    "app/plain": "",
    "app/both": "",
    "app/both.js": "",
    "app/script.js": "",
    "app/data.json": "{}",
    "app/two.js": "",
    "app/two.json": "",
    "app/dotted.name.js": "",
    "app/shadow.js": "",
    "app/shadow/index.js": "",
    "app/shadow/main.js": "",
    "app/withindex/index.js": "",
    "app/withjson/index.json": "{}",
    "app/empty/other.js": "",
    "app/main/package.json": '{"main": "lib/start"}',
    "app/main/lib/start.js": "",
    "app/mainfolder/package.json": '{"main": "./lib"}',
    "app/mainfolder/lib/index.js": "",
    "app/mainself/package.json": '{"main": "."}',
    "app/mainself/index.js": "",
    "app/mainmissing/package.json": '{"main": "./nowhere.js"}',
    "app/mainmissing/index.js": "",
    "app/mainmissing2/package.json": '{"main": "./nowhere.js"}',
    "app/mainnumber/package.json": '{"main": 5}',
    "app/mainnumber/index.js": "",
    "app/mainempty/package.json": '{"main": ""}',
    "app/mainempty/index.json": "{}",
    "app/mainjson/package.json": '{"main": "data.json"}',
    "app/mainjson/data.json": "{}",
    "app/maintrailing/package.json": '{"main": "lib/"}',
    "app/maintrailing/lib/index.js": "",
    "app/mainup/package.json": '{"main": "../script.js"}',
    "app/marked/package.json": b'\xef\xbb\xbf{"main": "marked.js"}',
    "app/marked/marked.js": "",
    "app/module.cjs": "",
    "app/module.mjs": "",
    "app/ünï cödé #1%20.js": "",
    "app/line\nbreak.js": "",
    "node_modules/up/index.js": "",
    "node_modules/near/index.js": "",
    "app/node_modules/near/index.js": "",
    "app/node_modules/flat.js": "",
    "app/node_modules/@scope/pkg/index.js": "",
    "app/node_modules/@scope/pkg/lib/x.js": "",
    "app/node_modules/@scope/pkg/lib/y/index.js": "",
    "app/node_modules/withmain/package.json": '{"main": "start"}',
    "app/node_modules/withmain/start.js": "",
    "app/node_modules/withmain/lib/deep.js": "",
    "app/node_modules/buffer/index.js": "",
    "app/node_modules/outer/index.js": "",
    "app/node_modules/outer/node_modules/inner/index.js": "",
    "app/node_modules/broken/readme": "",
}
REQUESTS = [
    "./plain",
    "./both",
    "./both.js",
    "./script",
    "./script.js",
    "./data",
    "./data.json",
    "./two",
    "./dotted.name",
    "./dotted",
    "./shadow",
    "./shadow/",
    "./shadow/.",
    "./shadow/index",
    "./shadow/main",
    "./withindex",
    "./withindex/",
    "./withjson",
    "./empty",
    "./empty/other",
    "./main",
    "./main/",
    "./mainfolder",
    "./mainself",
    "./mainmissing",
    "./mainmissing2",
    "./mainnumber",
    "./mainempty",
    "./mainjson",
    "./maintrailing",
    "./mainup",
    "./marked",
    "./module",
    "./module.cjs",
    "./script.js/",
    "./script/",
    "./nothing",
    ".",
    "..",
    "./",
    "../",
    "../app/script",
    "../app",
    ".//script",
    "./x/../script",
    "./shadow/..",
    "./shadow/../script",
    "up",
    "near",
    "flat",
    "@scope/pkg",
    "@scope/pkg/lib/x",
    "@scope/pkg/lib/x.js",
    "@scope/pkg/lib/y",
    "@scope",
    "@scope/nothing",
    "withmain",
    "withmain/lib/deep",
    "withmain/",
    "withmain/package.json",
    "withmain/nothing",
    "outer",
    "inner",
    "outer/node_modules/inner",
    "broken",
    "nothing",
    "near/../up",
    "node_modules/near",
    "script",
    "plain",
    ".hidden",
    "@",
    "@/x",
    "#x",
    "a:b",
    "%20",
    "\\",
    "a\\b",
]


@pytest.mark.node
def test_same_as_node(tree: Tree, node: Callable[[str, Path], Any]) -> None:
    folder = tree(FILES)
    requests = [*REQUESTS, "./ünï cödé #1%20", "./line\nbreak", "./" + "long" * 200, str(folder / "app/script"), "/"]
    askers = ["app/main.js", "app/node_modules/outer/index.js", "app/node_modules/@scope/pkg/lib/x.js"]
    cases = [(asker, request) for asker in askers for request in requests]
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
    actual = [outcome(folder, request, asker) for asker, request in cases]
    differences = [
        (case, theirs, ours) for case, theirs, ours in zip(cases, expected, actual, strict=True) if theirs != ours
    ]
    assert not differences
    assert sum(not name.startswith("MODULE") for name in actual) > len(actual) / 4


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/", ["/node_modules"]),
        ("/a/b", ["/a/b/node_modules", "/a/node_modules", "/node_modules"]),
        ("/a/node_modules/b", ["/a/node_modules/b/node_modules", "/a/node_modules", "/node_modules"]),
        ("/node_modules", ["/node_modules"]),
        ("/a/node_modulesx", ["/a/node_modulesx/node_modules", "/a/node_modules", "/node_modules"]),
    ],
)
def test_node_modules_folders(folder: str, expected: list[str]) -> None:
    assert node_modules(folder) == expected


def test_search_paths() -> None:
    assert search_paths("./x", "/a", None) == ["/a"]
    assert search_paths("x", "/a", None) == ["/a/node_modules", "/node_modules"]
    assert search_paths("x", "/a", ["/b"]) == ["/b"]


def test_one_file_by_its_real_path(tree: Tree) -> None:
    folder = tree({"real/lib.js": "", "real/package.json": '{"main": "lib"}', "app/main.js": ""})
    (folder / "app/link").symlink_to(folder / "real")
    (folder / "app/link.js").symlink_to(folder / "real/lib.js")
    (folder / "app/again").symlink_to("link")
    for request in ("./link", "./link/lib", "./link.js", "./again", "../real"):
        expected = "real/lib.js"
        assert outcome(folder, request) == expected, request


def test_links_that_lead_nowhere(tree: Tree) -> None:
    folder = tree({"app/main.js": ""})
    (folder / "app/loop.js").symlink_to("loop.js")
    (folder / "app/gone.js").symlink_to("nowhere")
    assert outcome(folder, "./loop") == "MODULE_NOT_FOUND"
    assert outcome(folder, "./gone") == "MODULE_NOT_FOUND"


def test_a_name_that_is_no_file_name(tree: Tree) -> None:
    folder = tree({"app/main.js": ""})
    assert outcome(folder, "./\ud800") == "MODULE_NOT_FOUND"
    assert outcome(folder, "\ud800") == "MODULE_NOT_FOUND"


def test_what_is_not_found_says_who_asked_and_where_it_was_looked_for(tree: Tree) -> None:
    folder = tree({"a/node_modules/x": ""})
    with pytest.raises(HostError) as caught:
        Resolver(BUILTINS.__contains__).resolve("pkg/lib", str(folder / "a"), ["/m/one.js", "/m/two.js"])
    searched = [str(place / "node_modules") for place in [folder, *folder.parents]]
    inside = str(folder / "a/node_modules/pkg/lib")
    assert str(caught.value) == "\n".join(
        [
            "Cannot find module 'pkg/lib'",
            "Require stack:",
            "- /m/one.js",
            "- /m/two.js",
            "Looked for:",
            *(f"- {inside}{extension}" for extension in ("", ".js", ".json")),
            *(f"- {place}" for place in searched),
        ]
    )
    assert caught.value.members == {"code": "MODULE_NOT_FOUND", "requireStack": ["/m/one.js", "/m/two.js"]}


def test_a_path_without_its_dot_is_pointed_out(tree: Tree) -> None:
    folder = tree({"lib/tool.js": ""})
    with pytest.raises(
        HostError, match=r"module 'lib/tool'; to load the file beside the one that asks, write '\./lib/tool'\n"
    ):
        Resolver(BUILTINS.__contains__).resolve("lib/tool", str(folder), ["x"])


def test_other_folders_to_search(tree: Tree) -> None:
    folder = tree({"mods/x/index.js": "", "app/node_modules/x/index.js": ""})
    resolver = Resolver(BUILTINS.__contains__)
    found = resolver.resolve("x", str(folder / "app"), ["m"], [str(folder / "none"), str(folder / "mods")])
    assert found == str(folder / "mods/x/index.js")


def test_from_given_folders(tree: Tree) -> None:
    folder = tree({"one/node_modules/x/index.js": "", "two/y.js": ""})
    resolver = Resolver(BUILTINS.__contains__)
    places = [str(folder / "one"), str(folder / "two")]
    assert resolver.resolve_from("x", places, ["m"]) == str(folder / "one/node_modules/x/index.js")
    assert resolver.resolve_from("./y", places, ["m"]) == str(folder / "two/y.js")
    for request, where in (("./z", places), ("./y", [])):
        with pytest.raises(HostError, match="Cannot find module") as caught:
            resolver.resolve_from(request, where, ["m"])
        assert caught.value.members["code"] == "MODULE_NOT_FOUND"
