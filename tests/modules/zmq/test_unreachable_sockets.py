"""Sockets that a script can reach no more are closed, also when only the engine's collector of cycles can tell."""

from __future__ import annotations

import jsbridge
from jsbridge.modules.zmq.host import LEAST_MADE

ROUNDS = 12


def test_cycles_of_sockets_do_not_pile_up(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        """
        const zmq = require('zmq'), coroutine = require('coroutine');
        for (let i = 0; i < COUNT; i++) {
          const socket = new zmq.Socket(zmq.PULL);
          socket.itself = socket;
          coroutine.sleep(0);
        }
        """.replace("COUNT", str(ROUNDS * LEAST_MADE))
    )
    assert runtime.stats().traffic.sockets <= 2 * LEAST_MADE


def test_those_that_are_in_use_stay_open(runtime: jsbridge.Runtime) -> None:
    assert (
        runtime.eval(
            """
        const zmq = require('zmq');
        const sockets = [];
        for (let i = 0; i < 300; i++) sockets.push(new zmq.Socket(zmq.PULL));
        sockets.forEach((socket) => socket.bind('inproc://' + sockets.indexOf(socket)));
        const open = sockets.filter((socket) => socket.lastEndpoint !== '').length;
        sockets.forEach((socket) => socket.close());
        open
        """
        )
        == 300
    )
