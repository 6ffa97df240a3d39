"""util.deprecate and util.debuglog: what they print on standard error."""

from __future__ import annotations

import io
import os

import pytest

import jsbridge


@pytest.fixture
def policy() -> jsbridge.Policy:
    """What the scripts may do."""
    return jsbridge.Policy(env=["NODE_DEBUG"], process=True)


@pytest.fixture(autouse=True)
def _no_debug_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NODE_DEBUG", raising=False)


def test_deprecate_warns_once(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    result = runtime.eval(
        """
        const util = require('util');
        const old = util.deprecate((a, b) => a + b, 'use another one', 'DEP_OLD');
        const other = util.deprecate(() => 'other', 'use another one too', 'DEP_OLD');
        const uncoded = util.deprecate(() => 'uncoded', 'no code');
        [old(1, 2), old(3, 4), other(), uncoded(), uncoded()].join()
        """
    )
    runtime.eval("require('coroutine').sleep(1)")
    assert result == "3,7,other,uncoded,uncoded"
    printed = errors.getvalue()
    assert printed.count("DeprecationWarning") == 2
    assert "[DEP_OLD] DeprecationWarning: use another one\n" in printed
    assert ") DeprecationWarning: no code\n" in printed


def test_deprecate_keeps_classes_and_properties(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    assert runtime.eval(
        """
        class Old { constructor(x) { this.x = x; } get twice() { return 2 * this.x; } static make() { return 'made'; } }
        const Deprecated = require('util').deprecate(Old, 'old class');
        class Derived extends Deprecated {}
        const made = new Deprecated(4);
        const derived = new Derived(5);
        require('coroutine').sleep(1);
        made.twice === 8 && made instanceof Old && made instanceof Deprecated && derived.twice === 10
            && derived instanceof Derived && Deprecated.make() === 'made'
        """
    )
    assert errors.getvalue().count("old class") == 1


def test_deprecate_respects_no_deprecation(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    assert runtime.eval(
        """
        process.noDeprecation = true;
        const original = () => 1;
        require('util').deprecate(original, 'old') === original
        """
    )
    assert errors.getvalue() == ""


def test_debuglog_prints_the_sections_that_are_asked_for(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    runtime.eval(
        """
        const { debuglog, debug } = require('util');
        globalThis.log = debuglog('net-io');
        globalThis.states = [log.enabled];
        process.env.NODE_DEBUG = 'fs,NET-*';
        states.push(log.enabled, debug('fs').enabled, debug('other').enabled, debug('xfs').enabled);
        log('sent %d bytes', 5, { a: 1 });
        process.env.NODE_DEBUG = '';
        log('not printed');
        """
    )
    assert list(runtime.eval("states")) == [False, True, True, False, False]
    assert errors.getvalue() == f"NET-IO {os.getpid()}: sent 5 bytes {{ a: 1 }}\n"


def test_debuglog_hands_itself_over_at_its_first_call(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval(
        """
        let calls = 0, given;
        const log = require('util').debuglog('x', (fn) => { calls++; given = fn; });
        const before = calls;
        log('a'); log('b');
        before === 0 && calls === 1 && given === log
        """
    )
