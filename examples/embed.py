"""A Python application that embeds a workflow script: it gives the script a module, and both talk over inproc://.

python examples/embed.py
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import zmq

import jsbridge

WORKFLOW = Path(__file__).with_name("workflow.js")
DEADLINE_S = 30

ORDERS: list[dict[str, Any]] = [
    {"customer": "Ada", "item": "tea", "quantity": 2},
    {"customer": "Grace", "item": "coffee", "quantity": 3},
    {"customer": "Edsger", "item": "tea", "quantity": 9},
    {"customer": "Barbara", "item": "cocoa", "quantity": 1},
]


class Stock:
    """The state of the application; what scripts get as ``require('stock')``."""

    def __init__(self) -> None:
        self._left = {"tea": 10, "coffee": 5}

    def take(self, item: str, quantity: int) -> int:
        """Takes from the stock; returns what is left."""
        if item not in self._left:
            raise LookupError(f"we do not sell {item}")
        if quantity > self._left[item]:
            raise ValueError(f"only {self._left[item]} left of {item}")
        self._left[item] -= quantity
        return self._left[item]

    async def delivery(self, item: str) -> str:
        """Asks the carrier when it comes. The script's coroutine waits for the answer, everything else goes on."""
        await asyncio.sleep(0.01)
        return "today" if item == "tea" else "tomorrow"


def main() -> None:
    """Sends all orders through the workflow."""
    context = zmq.Context.instance()
    with context.socket(zmq.PAIR) as desk, jsbridge.Runtime(zmq_context=context) as runtime:
        desk.bind("inproc://orders")
        runtime.register("stock", Stock())
        workflow = runtime.start(WORKFLOW, "inproc://orders")
        for order in ORDERS:
            desk.send_json(order)
            print(f"app:      {desk.recv_string()}")
        desk.send(b"")
        print(f"app:      the workflow ended with {workflow.join(DEADLINE_S)}")


if __name__ == "__main__":
    main()
