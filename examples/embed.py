"""A Python app with its workflow in JavaScript: they share functions and a zmq context.

python examples/embed.py
"""

import asyncio
import threading
from pathlib import Path

import zmq

import jsbridge

PRICES = {"tea": 3, "cake": 5}


def price(item: str) -> int:
    if item not in PRICES:
        raise LookupError(f"we have no {item}")
    return PRICES[item]


async def note(customer: str) -> str:
    # An async function: the script's coroutine waits, the runtime does not.
    await asyncio.sleep(0.01)
    return f"thank you, {customer}"


def main() -> None:
    context = zmq.Context()
    ready = threading.Event()
    with jsbridge.Runtime(zmq_context=context) as runtime:
        runtime.register("shop", {"price": price, "note": note, "ready": ready.set})
        workflow = runtime.start(Path(__file__).with_name("workflow.js"))
        ready.wait()
        with context.socket(zmq.REQ) as orders:
            orders.connect("inproc://orders")
            for items in (["tea"], ["tea", "cake", "cake"], ["coffee"]):
                orders.send_json({"customer": "the first customer", "items": items})
                print(items, "->", orders.recv_json())
            orders.send_json(None)
            orders.recv()
        print("the workflow ended with", workflow.join(timeout=10))
    context.term()


if __name__ == "__main__":
    main()
