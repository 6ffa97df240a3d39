"""Nothing that a script can reach leads to what is the bridge's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tampering import HERE, make_runtime

import jsbridge

# The kernel, what it keeps, and the host objects of built-in modules with their functions, as a list of [name, value].
SECRETS = """(function (kernel) {
  const isNative = (value) => Function.prototype.toString.call(value).indexOf('[native code]') >= 0;
  globalThis.secrets = () => {
    const found = [];
    // Of a host object's values, lists and tables are for scripts.
    const add = (name, object, shared = false) => {
      found.push([name, object]);
      for (const key of Reflect.ownKeys(object)) {
        const value = object[key];
        const isSecret = typeof value === 'function' ? name === 'natives' || !isNative(value) : typeof value === 'object' && value !== null && !shared;
        if (isSecret) found.push([`${name}.${String(key)}`, value]);
      }
    };
    for (const name of ['natives', 'entries', 'openers', 'holder']) add(name, kernel[name]);
    for (const name of Object.keys(kernel)) {
      const value = kernel[name];
      if (typeof value === 'function' && !isNative(value)) found.push([name, value]);
    }
    found.push(['kernel', kernel], ['header', kernel.header], ['body', kernel.body], ['mailbox', kernel.holder.mailbox]);
    // What stands for a global is frozen, and may be seen: a module hands its String to map().
    found.push(['primordials', kernel.primordials], ['scope', kernel.builtinScope], ['fibers', kernel.fibers]);
    kernel.hosts.forEach((host, name) => add(`host of ${name}`, host, true));
    return found;
  };
})"""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[jsbridge.Runtime]:
    """A runtime that tells its secrets to the test."""
    (tmp_path / "module.js").write_text("")
    with make_runtime(tmp_path.resolve()) as runtime:
        runtime._program.engine.boot(SECRETS, "secrets.js")
        yield runtime


def walk(runtime: jsbridge.Runtime, roots: str) -> object:
    runtime.eval(f"globalThis.walker = {(HERE / 'walker.js').read_text()}; undefined")
    return runtime.eval(f"""
        (() => {{
            const roots = {roots}
            const find = walker(secrets())
            delete globalThis.secrets
            return find(roots)
        }})()
    """)


def test_nothing_leads_to_what_is_the_bridges_own(watched: jsbridge.Runtime, tmp_path: Path) -> None:
    reached = (HERE / "reached.js").read_text()
    found = walk(watched, f"{reached}({json.dumps(str(tmp_path.resolve()))})")
    assert isinstance(found, dict), found
    # All that the language has, and all that the modules have.
    assert found["seen"] > 3000


def test_what_replaced_methods_are_given_leads_nowhere(watched: jsbridge.Runtime, tmp_path: Path) -> None:
    # Modules are required afterwards: what they do while they load is seen, too.
    reached = (HERE / "reached.js").read_text()
    watched.eval("globalThis.stop = tamperings['all methods tell'](); undefined")
    watched.eval(f"void {reached}({json.dumps(str(tmp_path.resolve()))})")
    watched.eval("globalThis.stolen = stop(); delete globalThis.stop; undefined")
    assert watched.eval("stolen.size > 1000")
    found = walk(
        watched, "Object.fromEntries([...stolen].map(([value, label], index) => [`${index} ${label}`, value]))"
    )
    assert isinstance(found, dict), found


@pytest.mark.parametrize(
    "secret", ["kernel", "natives.park", "holder", "openers.B", "mailbox", "host of zmq", "primordials"]
)
def test_the_walk_finds_a_secret_that_is_there(watched: jsbridge.Runtime, secret: str) -> None:
    watched.eval("require('zmq'); undefined")
    watched.eval(f"globalThis.hidden = secrets().find((found) => found[0] === {json.dumps(secret)})[1]; undefined")
    found = walk(watched, "{ root: { __proto__: { get [Symbol.for('deep')]() { return [hidden] } } } }")
    assert isinstance(found, str), found
    assert found.startswith("root.[[Prototype]].Symbol(deep).0 is")
