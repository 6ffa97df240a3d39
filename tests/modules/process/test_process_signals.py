"""Signals that scripts handle, and those that they do not."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Programs


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_script_can_handle_signals(programs: Programs, name: str) -> None:
    source = f"""
    process.on('{name}', (name, number) => {{
        write(name, number);
        process.exit(7);
    }});
    setInterval(() => {{}}, 1e8);
    write('ready');
    """
    number = getattr(signal, name)
    with programs.open(source) as program:
        assert programs.line(program) == "ready"
        program.send_signal(number)
        assert programs.line(program) == f"{name} {int(number)}"
        assert program.wait(programs.deadline_s) == 7


def test_a_handler_of_signals_may_wait(programs: Programs) -> None:
    source = """
    const coroutine = require('coroutine');
    process.once('SIGTERM', () => { coroutine.sleep(1); write('cleaned up'); process.exit(0); });
    write('ready');
    new coroutine.Event().wait();
    """
    with programs.open(source) as program:
        assert programs.line(program) == "ready"
        program.send_signal(signal.SIGTERM)
        assert programs.line(program) == "cleaned up"
        assert program.wait(programs.deadline_s) == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_that_nobody_handles_ends_the_program(programs: Programs, name: str) -> None:
    source = f"""
    const handler = () => write('handled');
    process.on('{name}', handler);
    process.removeListener('{name}', handler);
    setInterval(() => {{}}, 1e8);
    write('ready');
    """
    with programs.open(source) as program:
        assert programs.line(program) == "ready"
        program.send_signal(getattr(signal, name))
        assert program.wait(programs.deadline_s) != 0
        assert programs.line(program) == ""


def test_an_error_in_a_handler_of_signals_is_reported(programs: Programs) -> None:
    source = """
    process.on('SIGTERM', () => { throw new Error('in the handler'); });
    const timer = setInterval(() => {}, 1e8);
    process.on('SIGINT', () => timer.clear());
    write('ready');
    """
    with programs.open(source) as program:
        assert program.stderr is not None
        assert programs.line(program) == "ready"
        program.send_signal(signal.SIGTERM)
        while "in the handler" not in program.stderr.readline():
            pass
        program.send_signal(signal.SIGINT)
        assert program.wait(programs.deadline_s) == 1
