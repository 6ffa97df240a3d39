import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import catalog, chart
from benchmarks.results import Run
from benchmarks.rows import Row

SVG = "{http://www.w3.org/2000/svg}"


def drawn(run: Run, rows: list[Row]) -> ET.Element:
    return ET.fromstring(chart.draw(run, rows))


def titles(picture: ET.Element, kind: str) -> list[str]:
    found = []
    for group in picture.iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        if group.get("class", "").split()[0] == kind and title is not None:
            found.append(title.text or "")
    return found


def test_every_ratio_has_a_dot_and_no_missing_one_has(rows: list[Row], run: Run) -> None:
    assert titles(drawn(run, rows), "dot") == [
        "tcp, <16 B>: 0.50x zeromq.js",
        "tcp, <16 B>: 3.00x pyzmq",
        "one more: 3.00x mini-racer",
    ]


def test_targets_against_a_peer_are_marked_at_their_place(rows: list[Row], run: Run) -> None:
    assert titles(drawn(run, rows), "target") == ["target: at most 0.50x zeromq.js, reached"]


def test_a_row_without_any_ratio_is_left_out(rows: list[Row], run: Run) -> None:
    words = [text.text for text in drawn(run, rows).iter(f"{SVG}text")]
    assert "tcp, <16 B>" in words
    assert "ipc, 16 B" not in words


def test_it_shows_the_day_the_machine_and_whether_it_was_busy(rows: list[Row], run: Run) -> None:
    words = " ".join(text.text or "" for text in drawn(run, rows).iter(f"{SVG}text"))
    assert "2026-01-31 · 2 cores, 8 GiB · medians of 3 rounds" in words
    assert "a busy machine" in chart.draw(replace(run, load_per_core=1.5), rows)


def test_it_has_colours_for_a_light_and_a_dark_ground(rows: list[Row], run: Run) -> None:
    style = drawn(run, rows).find(f"{SVG}style")
    assert style is not None
    light, dark = (style.text or "").split("@media(prefers-color-scheme:dark)")
    for peer in ("zeromq-js", "pyzmq", "mini-racer"):
        assert f".dot.{peer}{{fill:" in light
        assert f".dot.{peer}{{fill:" in dark


def test_every_peer_of_the_catalog_has_a_colour_and_a_shape() -> None:
    peers = {side for row in catalog.rows() for side in row.sides[1:]}
    assert peers <= set(chart._PEERS)


@given(st.lists(st.floats(1e-5, 1e5), min_size=1), st.data())
def test_a_scale_has_a_place_for_every_ratio_and_keeps_their_order(ratios: list[float], data: st.DataObject) -> None:
    scale = chart.scale_for(ratios)
    low, high = sorted((data.draw(st.sampled_from(ratios)), data.draw(st.sampled_from(ratios))))
    assert scale.place(scale.least) <= scale.place(low) <= scale.place(high) <= scale.place(scale.most)
    assert 1 in scale.ticks


def test_labels_of_a_long_scale_have_room() -> None:
    scale = chart.scale_for([0.002, 700.0])
    places = [scale.place(tick) for tick in scale.ticks]
    assert min(right - left for left, right in pairwise(places)) > 30


@pytest.mark.parametrize("value", [0.0001, 5000.0])
def test_what_is_off_the_scale_stands_at_its_edge(value: float) -> None:
    scale = chart.scale_for([value])
    edge = scale.least if value < 1 else scale.most
    assert scale.place(value) == scale.place(edge)
