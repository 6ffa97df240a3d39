"""What the machine is, beside what Node says it is."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from jsbridge import Runtime

DEADLINE_S = 60
#: What does not change from one moment to the next; processors without their times and speed.
FACTS = """
    (() => {
        const os = require('os');
        const facts = {};
        for (const name of ['arch', 'platform', 'hostname', 'type', 'release', 'version', 'machine', 'endianness', 'homedir',
                            'tmpdir', 'totalmem', 'availableParallelism', 'userInfo', 'getPriority', 'networkInterfaces'])
            facts[name] = os[name]();
        facts.cpus = os.cpus().map(({ model, times }) => [model, Object.keys(times)]);
        facts.constants = [os.EOL, os.devNull, os.constants.priority, os.constants.signals.SIGTERM];
        const { errno } = os.constants;
        facts.errno = ['ENOENT', 'EACCES', 'EAGAIN', 'EADDRINUSE', 'ENOTSUP'].map((name) => [name, errno[name]]);
        return JSON.stringify(facts);
    })()
"""
#: What changes, but not much.
FIGURES = "JSON.stringify([require('os').uptime(), require('os').freemem(), require('os').loadavg().length])"
MOST_SECONDS = 60.0
MOST_BYTES = 2 << 30


def node(source: str) -> object:
    done = subprocess.run(["node", "-p", source], capture_output=True, check=True, timeout=DEADLINE_S)
    return json.loads(done.stdout)


@pytest.mark.node
@pytest.mark.skipif(sys.platform != "linux", reason="interfaces are asked of Linux")
def test_facts_are_node_s(runtime: Runtime) -> None:
    assert json.loads(runtime.eval(FACTS)) == node(FACTS)


@pytest.mark.node
def test_figures_are_near_node_s(runtime: Runtime) -> None:
    ours, theirs = json.loads(runtime.eval(FIGURES)), node(FIGURES)
    assert isinstance(theirs, list)
    assert abs(ours[0] - theirs[0]) < MOST_SECONDS
    assert abs(ours[1] - theirs[1]) < MOST_BYTES
    assert ours[2] == theirs[2] == 3


@pytest.mark.node
def test_signals_are_node_s(runtime: Runtime) -> None:
    source = "JSON.stringify(require('os').constants.signals)"
    theirs = node(source)
    assert isinstance(theirs, dict)
    ours = json.loads(runtime.eval(source))
    assert {name: number for name, number in theirs.items() if name in ours} == {
        name: number for name, number in ours.items() if name in theirs
    }
    assert {"SIGINT", "SIGTERM", "SIGCHLD", "SIGUSR1"} <= ours.keys()
