"""A signal's handler runs soon, also when the signal came a moment before the main thread blocked."""

import signal
import subprocess
import sys

import jsbridge
from jsbridge.engine.nudges import NUDGE

DEADLINE_SECONDS = 60.0


def _printed(program: str, *numbers: int) -> str:
    # What a program prints after it is ready, and was sent these signals.
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for number in numbers:
            process.send_signal(number)
        printed = process.communicate(timeout=DEADLINE_SECONDS)[0]
    assert process.returncode == 0
    return printed


# The main thread blocks the signal at the C level, so that another thread takes it: nothing interrupts the wait of the
# main one, as if the signal had come a moment before it.
_ELSEWHERE = """
import signal, threading, time, jsbridge
threading.Thread(target=threading.Event().wait, daemon=True).start()
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGUSR1])
"""


def test_a_waiting_script_sees_ctrl_c() -> None:
    program = f"""{_ELSEWHERE}
with jsbridge.Runtime() as runtime:
    runtime.register("app", {{"ready": lambda: print("ready", flush=True)}})
    try:
        runtime.eval("require('app').ready(); require('coroutine').sleep(60000)")
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""
    assert _printed(program, signal.SIGINT) == "interrupted\n"


def test_the_application_s_handlers_run_while_it_waits_itself() -> None:
    program = f"""{_ELSEWHERE}
done = threading.Event()
signal.signal(signal.SIGUSR1, lambda number, frame: done.set())
with jsbridge.Runtime() as runtime:
    print("ready", flush=True)
    print(done.wait({DEADLINE_SECONDS / 2}))
"""
    assert _printed(program, signal.SIGUSR1) == "True\n"


def test_the_application_s_own_handler_of_the_nudge_is_left_alone() -> None:
    program = f"""{_ELSEWHERE}
seen = []
def count(number, frame):
    seen.append(number)
for own in (signal.SIGURG, signal.SIGINT):
    signal.signal(own, count)
with jsbridge.Runtime() as runtime:
    assert signal.getsignal(signal.SIGURG) is count
    print("ready", flush=True)
    while not seen:
        time.sleep(0.01)
    time.sleep(1)
    print(seen == [signal.SIGINT], flush=True)
assert signal.getsignal(signal.SIGURG) is count
"""
    assert _printed(program, signal.SIGINT) == "True\n"


def test_python_does_not_know_of_it() -> None:
    with jsbridge.Runtime():
        assert signal.getsignal(NUDGE) is signal.SIG_DFL
        signal.raise_signal(NUDGE)
