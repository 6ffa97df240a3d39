"""A Python application with its state in sqlite3 and its workflow in a script: what is half done goes on next time.

python examples/durable_orders.py             two runs with a database of their own
python examples/durable_orders.py FILE        one run with that database
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

import jsbridge

WORKFLOW = Path(__file__).with_suffix(".js")
SCHEMA = """
CREATE TABLE stock (item TEXT PRIMARY KEY, left INTEGER NOT NULL CHECK (left >= 0));
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, item TEXT, quantity INTEGER, step TEXT DEFAULT 'new');
INSERT INTO stock VALUES ('tea', 10), ('coffee', 3);
INSERT INTO orders (customer, item, quantity)
VALUES ('Ada', 'tea', 2), ('Grace', 'coffee', 3), ('Edsger', 'coffee', 1);
"""


class Orders:
    """What scripts get as ``require('orders')``. Only one coroutine runs at a time, so they share one connection."""

    def __init__(self, path: str, *, bank_is_open: bool) -> None:
        # The thread that runs a script may be another one after each wait.
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._database.row_factory = sqlite3.Row
        if not self._database.execute("SELECT 1 FROM sqlite_master").fetchone():
            self._database.executescript(SCHEMA)
        self._bank_is_open = bank_is_open

    def open(self) -> list[dict[str, Any]]:
        """The orders that are not done."""
        return [dict(row) for row in self._database.execute("SELECT * FROM orders WHERE step <> 'sent' ORDER BY id")]

    def note(self, number: int, step: str) -> None:
        """Notes, for good, that an order has got so far."""
        with self._database:
            self._database.execute("UPDATE orders SET step = ? WHERE id = ?", (step, number))

    def reserve(self, number: int) -> None:
        """Takes what is ordered from the stock, and notes that, both or nothing."""
        item, quantity = self._database.execute("SELECT item, quantity FROM orders WHERE id = ?", (number,)).fetchone()
        try:
            with self._database:
                self._database.execute("UPDATE stock SET left = left - ? WHERE item = ?", (quantity, item))
                self._database.execute("UPDATE orders SET step = 'reserved' WHERE id = ?", (number,))
        except sqlite3.IntegrityError:
            raise ValueError(f"there is not enough {item}") from None

    async def charge(self, number: int) -> None:
        """Asks the bank, in the thread of the asyncio loop: without the database."""
        await asyncio.sleep(0.01)
        if not self._bank_is_open:
            raise ConnectionError(f"the bank is closed for order {number}")

    def steps(self) -> str:
        """How far everybody's order is."""
        rows = self._database.execute("SELECT customer, step FROM orders ORDER BY id")
        return ", ".join(f"{row['customer']} {row['step']}" for row in rows)

    def close(self) -> None:
        """Closes the database."""
        self._database.close()


def run(path: str, *, bank_is_open: bool) -> None:
    """One run of the application."""
    orders = Orders(path, bank_is_open=bank_is_open)
    try:
        with jsbridge.Runtime() as runtime:
            members = (orders.open, orders.note, orders.reserve, orders.charge)
            runtime.register("orders", {member.__name__: member for member in members})
            runtime.run(WORKFLOW)
        print(f"app:      {orders.steps()}")
    finally:
        orders.close()


def main() -> None:
    """Runs with the database that is named, or twice with one of its own."""
    if len(sys.argv) > 1:
        run(sys.argv[1], bank_is_open=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "orders.sqlite")
        run(path, bank_is_open=False)
        print("app:      is started again, and now the bank is open")
        run(path, bank_is_open=True)


if __name__ == "__main__":
    main()
