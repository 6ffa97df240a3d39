"""The chart: jsbridge's time relative to that of each peer, row by row, as SVG.

One dot per peer on a logarithmic scale; left of the line at 1 jsbridge is the faster one. A bar with an arrow says
where a target lies. Colours follow the reader's light or dark scheme, and every peer has a shape of its own besides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.figures import Figures, factor, ratio
from benchmarks.machine import BUSY_LOAD_PER_CORE
from benchmarks.results import Run
from benchmarks.rows import Row, verdicts

_WIDTH, _LEFT, _RIGHT = 960, 300, 40
_ROW, _HEADING, _TOP, _BOTTOM = 20, 32, 96, 40
_DOT = 5.0
_TICKS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_TICKS = 14

# Light and dark colour of each peer (of Okabe and Ito's set, which colour-blind readers can tell apart) and its shape.
_PEERS = {
    "zeromq.js": ("#0072b2", "#56b4e9", "circle"),
    "node": ("#0072b2", "#56b4e9", "circle"),
    "pyzmq": ("#d55e00", "#f0894a", "square"),
    "python": ("#d55e00", "#f0894a", "square"),
    "python threads": ("#d55e00", "#f0894a", "square"),
    "libzmq": ("#6b6b6b", "#b5b5b5", "diamond"),
    "pythonmonkey": ("#009e73", "#2fcf9f", "triangle"),
    "mini-racer": ("#a8558a", "#d98fbe", "diamond"),
}


@dataclass(frozen=True)
class Scale:
    """A logarithmic scale from ratios to places in the picture."""

    least: float
    most: float

    def place(self, value: float) -> float:
        """The x of a ratio; what lies outside stands at the edge."""
        inside = min(max(value, self.least), self.most)
        share = math.log(inside / self.least) / math.log(self.most / self.least)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    @property
    def ticks(self) -> list[float]:
        """The ratios with a line; on a long scale only the powers of ten, so that their labels have room."""
        inside = [tick for tick in _TICKS if self.least <= tick <= self.most]
        return inside if len(inside) <= _MOST_TICKS else [tick for tick in inside if math.log10(tick).is_integer()]


def scale_for(ratios: list[float]) -> Scale:
    """A scale on which all ratios have their place, and 1 as well, up to the outermost ticks."""
    low, high = min([0.5, *ratios]), max([2.0, *ratios])
    least = max((tick for tick in _TICKS if tick <= low), default=_TICKS[0])
    most = min((tick for tick in _TICKS if tick >= high), default=_TICKS[-1])
    return Scale(least, most)


def ratios_of(row: Row, outcomes: Mapping[str, Figures | str]) -> dict[str, float]:
    """jsbridge's median in times of each peer's."""
    mine = outcomes[row.sides[0]]
    found = {}
    for side in row.sides[1:]:
        other = outcomes[side]
        if isinstance(mine, Figures) and isinstance(other, Figures):
            relation = ratio(mine, other)
            if relation is not None and relation > 0:
                found[side] = relation
    return found


def draw(run: Run, rows: list[Row]) -> str:
    """The whole picture."""
    by_row = {row.name: ratios_of(row, run.results[row.name]) for row in rows}
    rows = [row for row in rows if by_row[row.name]]
    scale = scale_for([value for found in by_row.values() for value in found.values()])
    body: list[str] = []
    y = float(_TOP)
    for index, row in enumerate(rows):
        if index == 0 or rows[index - 1].group != row.group:
            y += _HEADING
            body.append(f'<text class="group" x="16" y="{y - 9:g}">{escape(row.group)}</text>')
        body += _row(row, run, by_row[row.name], scale, y + _ROW / 2)
        y += _ROW
    peers = list(dict.fromkeys(side for row in rows for side in by_row[row.name]))
    height = y + _BOTTOM
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:g}" width="{_WIDTH}" '
            f'height="{height:g}" role="img" aria-labelledby="title">',
            '<title id="title">Time of jsbridge relative to its peers, by kind of work</title>',
            _style(peers),
            f'<rect class="ground" width="{_WIDTH}" height="{height:g}"/>',
            *_head(run, peers),
            *_grid(scale, y),
            *body,
            "</svg>\n",
        ]
    )


def _row(row: Row, run: Run, ratios: Mapping[str, float], scale: Scale, y: float) -> list[str]:
    parts = [f'<text class="label" x="{_LEFT - 14}" y="{y + 4:g}">{escape(row.label)}</text>']
    for verdict in verdicts(row, run.results):
        if verdict.target.side in ratios:
            x = scale.place(verdict.target.most)
            known = "reached" if verdict.ok else "missed"
            text = f"target: {verdict.target.text(row.unit)}, {known}"
            parts.append(
                f'<g class="target {_slug(verdict.target.side)}"><title>{escape(text)}</title>'
                f'<path d="M{x:.1f} {y - 7:g}v14m0 -7h-9m4 -3l-4 3l4 3"/></g>'
            )
    for side, value in ratios.items():
        parts.append(
            f'<g class="dot {_slug(side)}"><title>{escape(f"{row.label}: {factor(value)} {side}")}</title>'
            f"{_shape(_PEERS[side][2], scale.place(value), y)}</g>"
        )
    return parts


def _shape(kind: str, x: float, y: float) -> str:
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:g}" r="{_DOT:g}"/>'
    reach = _DOT * {"square": 0.9, "diamond": 1.25, "triangle": 1.2}[kind]
    paths = {
        "square": f"M{x - reach:.1f} {y - reach:g}h{2 * reach:g}v{2 * reach:g}h{-2 * reach:g}z",
        "diamond": f"M{x:.1f} {y - reach:g}l{reach:g} {reach:g}l{-reach:g} {reach:g}l{-reach:g} {-reach:g}z",
        "triangle": f"M{x:.1f} {y - reach:g}l{reach:g} {1.8 * reach:g}h{-2 * reach:g}z",
    }
    return f'<path d="{paths[kind]}"/>'


def _head(run: Run, peers: list[str]) -> list[str]:
    shape = run.machine
    busy = ", a busy machine" if run.load_per_core > BUSY_LOAD_PER_CORE else ""
    where = f"{run.date} · {shape['cores']} cores, {shape['memory_gib']} GiB{busy} · medians of {run.rounds} rounds"
    parts = [
        '<text class="title" x="16" y="28">Time of jsbridge relative to …</text>',
        f'<text class="note end" x="{_WIDTH - 16}" y="28">{escape(where)}</text>',
    ]
    x = 22.0
    alike: dict[tuple[str, str, str], list[str]] = {}
    for peer in peers:
        alike.setdefault(_PEERS[peer], []).append(peer)
    for (_, _, kind), names in alike.items():
        text = ", ".join(names)
        parts.append(f'<g class="dot {_slug(names[0])}">{_shape(kind, x, 50)}</g>')
        parts.append(f'<text x="{x + 11:g}" y="54">{escape(text)}</text>')
        x += 34 + 6.8 * len(text)
    parts.append(f'<g class="target"><path d="M{x + 4:g} 43v14m0 -7h-9m4 -3l-4 3l4 3"/></g>')
    parts.append(f'<text x="{x + 11:g}" y="54">target</text>')
    return parts


def _grid(scale: Scale, bottom: float) -> list[str]:
    parts = []
    for tick in scale.ticks:
        x = scale.place(tick)
        kind = "one" if tick == 1 else "grid"
        parts.append(f'<path class="{kind}" d="M{x:.1f} {_TOP}V{bottom + 4:g}"/>')
        for y in (_TOP - 8, bottom + 20):
            parts.append(f'<text class="tick" x="{x:.1f}" y="{y:g}">{tick:g}x</text>')
    x = scale.place(1)
    parts.append(f'<text class="note end" x="{x - 22:.1f}" y="{_TOP + 14}">← jsbridge takes less time</text>')
    parts.append(f'<text class="note" x="{x + 22:.1f}" y="{_TOP + 14}">more time →</text>')
    return parts


def _slug(side: str) -> str:
    return side.replace(".", "-").replace(" ", "-")


# Ground, text, quiet text, lines.
_LIGHT = ("#ffffff", "#1f2328", "#59636e", "#d8dee4")
_DARK = ("#0d1117", "#e6edf3", "#9198a1", "#2b323b")


def _style(peers: list[str]) -> str:
    # Plain rules without variables: not every program that shows SVG knows those.
    return (
        "<style>"
        "text{font:12px system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif}"
        ".title{font-size:16px;font-weight:600}.group{font-size:13px;font-weight:600}"
        ".label,.end{text-anchor:end}.tick{text-anchor:middle;font-size:11px}"
        ".one,.target{stroke-width:1.5}.target{fill:none}"
        f"{_colours(_LIGHT, {peer: _PEERS[peer][0] for peer in peers})}"
        f"@media(prefers-color-scheme:dark){{{_colours(_DARK, {peer: _PEERS[peer][1] for peer in peers})}}}"
        "</style>"
    )


def _colours(scheme: tuple[str, str, str, str], peers: Mapping[str, str]) -> str:
    ground, ink, quiet, lines = scheme
    return (
        f"text{{fill:{ink}}}.note,.tick{{fill:{quiet}}}.ground{{fill:{ground}}}.grid{{stroke:{lines}}}"
        f".one,.target{{stroke:{quiet}}}.dot{{stroke:{ground}}}"
        + "".join(f".dot.{_slug(peer)}{{fill:{c}}}.target.{_slug(peer)}{{stroke:{c}}}" for peer, c in peers.items())
    )
