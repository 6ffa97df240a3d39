"""A script that is ended while it makes a socket leaves none open."""

from __future__ import annotations

import threading
import time

import jsbridge

#: One that is garbage, one that is being made, and room.
MOST = 5


def test_no_socket_stays_open() -> None:
    with jsbridge.Runtime(max_sockets=MOST) as runtime:
        runtime.eval("var zmq = require('zmq'); function make() { for (;;) new zmq.Socket(zmq.PULL).close() }")
        make = runtime.globals["make"]
        over = threading.Event()

        def shoot() -> None:
            while not over.is_set():
                time.sleep(0.0007)
                runtime.interrupt()

        shooter = threading.Thread(target=shoot)
        shooter.start()
        interrupted = 0
        until = time.monotonic() + 2
        try:
            while time.monotonic() < until:
                try:
                    make()
                except jsbridge.JSInterrupted:
                    interrupted += 1
                try:
                    runtime.eval("GC()")
                except jsbridge.JSInterrupted:
                    interrupted += 1
        finally:
            over.set()
            shooter.join()
        assert interrupted > 20
