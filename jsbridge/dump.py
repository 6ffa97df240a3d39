"""What ``Runtime.dump()`` tells: each coroutine, what it waits for, and where its script stands."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from jsbridge.fibers import Fiber
from jsbridge.values.exceptions import clean_stack

if TYPE_CHECKING:
    from jsbridge.fibers.fiber import Start
    from jsbridge.program import Program

#: How long, in seconds, the dump waits for a host function that holds all scripts up.
PATIENCE_SECONDS = 0.5
#: So many coroutines are shown; a crowd of thousands tells no more than its first ones.
SHOWN = 500

# A frame of a built-in module: "    at acquire (jsbridge:coroutine/lock:27:15)".
_BUILTIN = re.compile(r"^\s*at (?P<function>\S+) \(jsbridge:(?P<file>[\w/]+)(?::\d+)*\)$")
# What quickjs-ng says of a function that has called no other one yet.
_NO_PLACE = re.compile(r" \(missing\)$", re.MULTILINE)
# What every coroutine goes through says nothing about one.
_PLUMBING = ("fibers", "kernel", "builtins", "values")


def dump(program: Program) -> str:
    """From any thread: what the scripts of a program do, for people to read."""
    lines: list[str] = []
    if program.closed:
        return "jsbridge: the runtime is closed\n"
    if not program.stacks.visit(lambda: lines.extend(_describe(program, stacks=True)), PATIENCE_SECONDS):
        lines = ["a host function holds all scripts up: no stack can be had now", *_describe(program, stacks=False)]
    return "".join(f"{line}\n" for line in lines)


def _describe(program: Program, *, stacks: bool) -> list[str]:
    scheduler = program.scheduler
    fibers = list(scheduler.fibers.values())
    now = time.monotonic()
    waits = program.waits()
    sleepers = scheduler.poller.sleepers()
    coroutines = _count(sum(not fiber.host for fiber in fibers), "coroutine")
    lines = [f"jsbridge: runtime {program.number}, {coroutines}, {_count(program.natives.timers, 'timer')}"]
    for fiber in fibers[:SHOWN]:
        stack = program.stacks.of(fiber) if stacks and isinstance(fiber, Fiber) else ""
        state = _state(program, fiber, stack, waits)
        until = sleepers.get(fiber)
        if until is not None:
            state += f", {_seconds(until - now)} left"
        # An endpoint may have any character in it.
        state = "".join(character if character.isprintable() else "?" for character in state)
        lines.append(f"{'call' if fiber.host else 'coroutine'} {fiber.number}: {state}")
        lines.extend(_NO_PLACE.sub(" (no line known)", clean_stack(stack)).splitlines())
    if len(fibers) > SHOWN:
        lines.append(f"… and {len(fibers) - SHOWN} more")
    return lines


def _state(program: Program, fiber: Fiber | Start, stack: str, waits: dict[object, str]) -> str:
    if not isinstance(fiber, Fiber):
        return "has not begun"
    if fiber is program.scheduler.current:
        return "runs"
    if not fiber.parked:
        # A call of the application that has not got its first turn has no name for what it waits for either.
        return f"is ready, after {fiber.waits_for}" if fiber.waits_for else "is ready"
    # Without its stack, all that is known of a coroutine that waits for another one is that it does.
    name = "a lock, an event or a coroutine" if fiber.waits_for == "park" else fiber.waits_for
    return f"waits: {waits.get(fiber) or _builtin(stack) or name}"


def _builtin(stack: str) -> str:
    # The function of a built-in module that the script has called: the last one before the script's own frames.
    found = ""
    for line in stack.splitlines():
        frame = _BUILTIN.match(line)
        if frame is not None and frame["file"] not in _PLUMBING:
            found = f"{frame['function']}() of {frame['file']}"
        elif frame is None and "(native)" not in line:
            break
    return found


def _seconds(seconds: float) -> str:
    return f"{max(0.0, seconds):.1f} s"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
