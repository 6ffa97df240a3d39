"""What is installed is what is there."""

import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_ROOT = Path(__file__).parent.parent


def _packages_of(folder: Path, name: str) -> set[str]:
    found = {name}
    for path in folder.rglob("*"):
        if path.is_dir() and path.name != "__pycache__" and any(f.suffix in (".py", ".js") for f in path.iterdir()):
            found.add(".".join([name, *path.relative_to(folder).parts]))
    return found


def test_every_folder_is_a_package_that_is_installed() -> None:
    listed = tomllib.loads((_ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    tree = _packages_of(_ROOT / "jsbridge", "jsbridge") | _packages_of(_ROOT / "modules", "jsbridge.modules")
    assert set(listed) == tree
    assert listed == sorted(listed)


def test_every_module_has_the_same_shape() -> None:
    for index in (_ROOT / "modules").glob("*/index.js"):
        folder = index.parent
        assert (folder / "index.d.ts").is_file(), folder
        readme = (folder / "README.md").read_text()
        for heading in ("Example", "Exports", "Differences from fibjs", "Errors"):
            assert f"## {heading}" in readme, (folder.name, heading)
        code = [line for line in index.read_text().splitlines() if line.startswith("module.exports")]
        assert len(code) == 1, index


def test_every_module_is_in_the_list() -> None:
    listed = (_ROOT / "modules" / "README.md").read_text()
    missing = [
        index.parent.name
        for index in (_ROOT / "modules").glob("*/index.js")
        if f"[{index.parent.name}]({index.parent.name})" not in listed
    ]
    assert not missing
