from benchmarks.figures import Figures
from benchmarks.rows import Row, Target, verdicts


def row(label: str, *targets: Target) -> Row:
    return Row("group", label, "work", {}, ("jsbridge", "peer"), targets=targets)


def test_a_target_against_a_peer_compares_medians() -> None:
    slow = row("slow", Target(0.5, "peer"))
    results = {slow.name: {"jsbridge": Figures((3.0, 4.0, 100.0)), "peer": Figures((8.0,))}}
    [verdict] = verdicts(slow, results)
    assert (verdict.reached, verdict.ok) == (0.5, True)


def test_a_missed_target_says_what_was_reached() -> None:
    slow = row("slow", Target(0.5, "peer"))
    [verdict] = verdicts(slow, {slow.name: {"jsbridge": Figures((5.0,)), "peer": Figures((8.0,))}})
    assert (verdict.reached, verdict.ok) == (0.625, False)


def test_a_target_against_another_row_compares_jsbridge_with_itself() -> None:
    first, second = row("none"), row("many", Target(1.3, row="group: none"))
    results = {
        first.name: {"jsbridge": Figures((10.0,)), "peer": Figures((1.0,))},
        second.name: {"jsbridge": Figures((12.0,)), "peer": Figures((100.0,))},
    }
    [verdict] = verdicts(second, results)
    assert (verdict.reached, verdict.ok) == (1.2, True)


def test_a_target_by_itself_is_the_figure() -> None:
    own = row("own", Target(5e-6))
    [verdict] = verdicts(own, {own.name: {"jsbridge": Figures((6e-6,)), "peer": "missing: no npm"}})
    assert (verdict.reached, verdict.ok) == (6e-6, False)


def test_without_a_figure_no_target_is_reached() -> None:
    judged = row("judged", Target(0.5, "peer"), Target(2.0), Target(1.0, row="group: not measured"))
    results = {judged.name: {"jsbridge": Figures((1.0,)), "peer": "missing: no npm"}}
    assert [(v.reached, v.ok) for v in verdicts(judged, results)] == [(None, False), (1.0, True), (None, False)]
    results = {judged.name: {"jsbridge": "failed: it ended", "peer": Figures((1.0,))}}
    assert [(v.reached, v.ok) for v in verdicts(judged, results)] == [(None, False)] * 3


def test_targets_are_told_in_words() -> None:
    assert Target(0.7, "zeromq.js").text("s") == "at most 0.70x zeromq.js"
    assert Target(1.3, row="Parked: 0 others").text("s") == "at most 1.30x that with 0 others"
    assert Target(32 * 1024).text("B") == "at most 32.0 KB"
