"""What the methods of console print, and where."""

from __future__ import annotations

import io
import re

import pytest

import jsbridge

TO_OUTPUT = ["log", "info", "debug", "notice"]
TO_ERRORS = ["warn", "error", "crit", "alert"]


@pytest.mark.parametrize("method", TO_OUTPUT)
def test_news_goes_to_output(runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO, method: str) -> None:
    runtime.eval(f"console.{method}('%s is %d', 'x', 5, {{ a: 1 }})")
    assert output.getvalue() == "x is 5 { a: 1 }\n"
    assert errors.getvalue() == ""


@pytest.mark.parametrize("method", TO_ERRORS)
def test_trouble_goes_to_errors(
    runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO, method: str
) -> None:
    runtime.eval(f"console.{method}('%s is %d', 'x', 5, {{ a: 1 }})")
    assert output.getvalue() == ""
    assert errors.getvalue() == "x is 5 { a: 1 }\n"


def test_everything_is_printed_unless_told_otherwise(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval("console.loglevel === console.NOTSET")


def test_everything_keeps_its_order() -> None:
    both = io.StringIO()
    with jsbridge.Runtime(stdout=both, stderr=both) as one:
        one.eval("console.log('a'); console.error('b'); console.print('c'); console.log({}); console.warn('d')")
    assert both.getvalue() == "a\nb\nc{}\nd\n"


def test_lines_are_written_at_once(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.register("seen", {"length": lambda: len(output.getvalue())})
    assert runtime.eval("console.log('abc'); require('seen').length()") == 4


def test_log_without_arguments_ends_a_line(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval("console.log(); console.log(''); console.log(undefined); console.print()")
    assert output.getvalue() == "\n\nundefined\n"


def test_print_does_not_end_the_line(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval("console.print('%d', 1); console.print('two', [3]); console.print(' ')")
    assert output.getvalue() == "1two [ 3 ] "


def test_a_lone_string_is_no_template(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval("console.log('100%% %s')")
    assert output.getvalue() == "100%% %s\n"


def test_methods_work_detached(runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO) -> None:
    runtime.eval(
        """
        const { log, error, dir, table, group, groupEnd, count, assert, trace, time, timeEnd } = console;
        log('log'); error('error'); dir({ a: 1 }); group('group'); count(); groupEnd(); assert(false, 'assert');
        [1, 2].forEach(log); time('t'); timeEnd('t'); trace('trace');
        """
    )
    lines = output.getvalue().splitlines()
    assert lines[:6] == ["log", "{ a: 1 }", "group", "  default: 1", "1 0 [ 1, 2 ]", "2 1 [ 1, 2 ]"]
    assert errors.getvalue().startswith("error\nAssertion failed: assert\nTrace: trace\n    at ")


@pytest.mark.parametrize(
    ("level", "printed"),
    [
        ("FATAL", ""),
        ("ALERT", "alert "),
        ("CRIT", "alert crit "),
        ("ERROR", "alert crit error "),
        ("WARN", "alert crit error warn "),
        ("NOTICE", "alert crit error warn notice "),
        ("INFO", "alert crit error warn notice info log table "),
        ("DEBUG", "alert crit error warn notice info log table debug "),
        ("PRINT", "alert crit error warn notice info log table debug print"),
        ("NOTSET", "alert crit error warn notice info log table debug print"),
    ],
)
def test_loglevel_drops_what_matters_less(level: str, printed: str) -> None:
    both = io.StringIO()
    with jsbridge.Runtime(stdout=both, stderr=both) as runtime:
        runtime.eval(
            f"""
            console.loglevel = console.{level};
            for (const name of ['alert', 'crit', 'error', 'warn', 'notice', 'info', 'log', 'table', 'debug', 'print'])
              console[name](name);
            """
        )
    assert both.getvalue().replace("\n", " ") == printed


def test_what_is_dropped_is_not_even_formatted(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        """
        console.loglevel = console.ERROR;
        const hostile = { [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('formatted'); } };
        console.log(hostile); console.warn('%s', hostile); console.debug('a', hostile);
        """
    )


def test_dir_takes_the_options_of_inspect(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval(
        """
        const custom = { [Symbol.for('nodejs.util.inspect.custom')]: () => 'custom', a: 1 };
        console.dir({ a: { b: 1 } }, { depth: 0 });
        console.dir(custom);
        console.dir(custom, { customInspect: true });
        console.dir('text');
        console.dir();
        console.dirxml({ a: 1 }, 5);
        """
    )
    assert output.getvalue() == (
        "{ a: [Object] }\n{\n  a: 1,\n  [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]\n}\n"
        "custom\n'text'\nundefined\n{ a: 1 } 5\n"
    )


def test_assert_prints_and_goes_on(runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO) -> None:
    runtime.eval(
        """
        console.assert(true, 'not printed'); console.assert(1);
        console.assert(false); console.assert(0, 'zero'); console.assert('', '%s and %d', 'text', 5); console.assert();
        console.assert(null, { a: 1 }, [2]);
        """
    )
    assert output.getvalue() == ""
    assert errors.getvalue().splitlines() == [
        "Assertion failed",
        "Assertion failed: zero",
        "Assertion failed: text and 5",
        "Assertion failed",
        "Assertion failed: [object Object] [ 2 ]",
    ]


def test_trace_prints_where_it_was_called(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    runtime.eval("function inner() { console.trace('at %s', 'inner', { a: 1 }); console.trace(); }\ninner();")
    lines = errors.getvalue().splitlines()
    assert lines[0] == "Trace: at inner { a: 1 }"
    assert lines[1].startswith("    at inner (")
    assert "Trace" in lines[2:]


def test_groups_indent_every_line(runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO) -> None:
    runtime.eval(
        """
        console.log('outside');
        console.group('first %d', 1);
        console.log('a\\nb');
        console.error('c');
        console.groupCollapsed();
        console.log({ key: 'x'.repeat(80), other: 1 });
        console.table([1]);
        console.groupEnd();
        console.log('d');
        console.groupEnd(); console.groupEnd();
        console.log('outside');
        """
    )
    lines = output.getvalue().splitlines()
    assert lines[:4] == ["outside", "first 1", "  a", "  b"]
    assert lines[4] == "    {"
    assert lines[5].startswith("      key: 'xxx")
    assert lines[8].startswith("    ┌─")
    assert lines[-2:] == ["  d", "outside"]
    assert errors.getvalue() == "  c\n"


def test_counts(runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO) -> None:
    runtime.eval(
        """
        console.count(); console.count(); console.count('x'); console.count(undefined); console.count(null);
        console.countReset(); console.count(); console.countReset('unknown'); require('coroutine').sleep(1);
        """
    )
    assert output.getvalue().splitlines() == ["default: 1", "default: 2", "x: 1", "default: 3", "null: 1", "default: 1"]
    assert "Warning: Count for 'unknown' does not exist\n" in errors.getvalue()


def test_times(runtime: jsbridge.Runtime, output: io.StringIO, errors: io.StringIO) -> None:
    runtime.eval(
        """
        const { sleep } = require('coroutine');
        console.time(); console.time('x'); sleep(20); console.timeElapse('x'); console.timeLog('x', 'more', { a: 1 });
        console.timeEnd('x'); console.timeEnd();
        console.time('twice'); console.time('twice'); console.timeEnd('unknown'); console.timeElapse('x'); sleep(1);
        """
    )
    lines = output.getvalue().splitlines()
    assert [re.sub(r"[\d.]+ms", "Nms", line) for line in lines] == [
        "x: Nms",
        "x: Nms more { a: 1 }",
        "x: Nms",
        "default: Nms",
    ]
    times = [float(found) for found in re.findall(r"([\d.]+)ms", output.getvalue())]
    assert 18 <= times[0] <= times[1] <= times[2] <= 5000
    printed = errors.getvalue()
    assert "Warning: Label 'twice' already exists for console.time()\n" in printed
    assert "Warning: No such label 'unknown' for console.timeEnd()\n" in printed
    assert "Warning: No such label 'x' for console.timeElapse()\n" in printed


def test_iterators_are_shown_by_what_they_have_left(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval(
        """
        console.table(new Map([['a', 1]]).entries());
        console.table(new Map([['a', 1]]).values());
        console.table(new Set(['b']).values());
        """
    )
    assert [line for line in output.getvalue().splitlines() if "0" in line] == [
        "│ 0                 │ 'a' │ 1      │",
        "│ 0                 │ 1      │",
        "│ 0                 │ 'b'    │",
    ]
