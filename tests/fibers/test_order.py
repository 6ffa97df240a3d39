"""Who runs when: first come, first served; nobody starves; nobody is switched to without need."""

import threading

import jsbridge


def test_started_coroutines_run_in_order_and_not_before_the_starter_parks(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval(
        """
        const coroutine = require('coroutine');
        const order = [];
        for (const name of ['a', 'b', 'c']) coroutine.start(() => { order.push(name) });
        order.push('main');
        coroutine.sleep(0);
        order
        """
    ) == ["main", "a", "b", "c"]


def test_fibers_that_always_yield_do_not_starve_timers_and_sleepers(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval(
        """
        const coroutine = require('coroutine');
        let stop = false, turns = 0;
        const busy = [0, 1].map(() => coroutine.start(() => { while (!stop) { turns++; coroutine.sleep(0) } }));
        coroutine.sleep(20);
        stop = true;
        busy.forEach((fiber) => fiber.join());
        turns > 2
        """
    )


def test_operations_that_never_block_let_others_run(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval(
        """
        const coroutine = require('coroutine'), zmq = require('zmq');
        const push = new zmq.Socket(zmq.PUSH), pull = new zmq.Socket(zmq.PULL);
        pull.bind('inproc://breathe'); push.connect('inproc://breathe');
        let ticks = 0, stop = false;
        const ticker = coroutine.start(() => { while (!stop) { ticks++; coroutine.sleep(0) } });
        for (let i = 0; i < 5000; i++) { push.send('x'); pull.recv() }
        stop = true; ticker.join(); push.close(); pull.close();
        ticks > 5
        """
    )


def test_sleepers_wake_in_the_order_of_their_deadlines(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval(
        """
        const coroutine = require('coroutine');
        const order = [];
        const fibers = [450, 150, 300].map((ms) => coroutine.start(() => { coroutine.sleep(ms); order.push(ms) }));
        fibers.forEach((fiber) => fiber.join());
        order
        """
    ) == [150, 300, 450]


def test_a_fiber_alone_sleeps_without_a_thread_switch(runtime: jsbridge.Runtime) -> None:
    scheduler = runtime._program.scheduler
    before = scheduler.handovers
    runtime.eval("for (let i = 0; i < 20; i++) require('coroutine').sleep(1)")
    assert scheduler.handovers == before


def test_a_coroutine_that_does_not_block_needs_no_thread_of_its_own(runtime: jsbridge.Runtime) -> None:
    scheduler = runtime._program.scheduler
    runtime.eval("var coroutine = require('coroutine'), ran = 0")
    before = scheduler.handovers
    runtime.eval(
        "for (let i = 0; i < 1000; i++) coroutine.start(() => { ran++ }); while (ran < 1000) coroutine.sleep(0)"
    )
    assert runtime.eval("ran") == 1000
    assert scheduler.crew.threads.count <= 2
    # To the worker and back, and not once for each of them.
    assert scheduler.handovers - before < 50


def test_background_coroutines_go_on_between_host_calls(runtime: jsbridge.Runtime) -> None:
    ticked = threading.Event()
    ticks = []

    def tick() -> None:
        ticks.append(None)
        if len(ticks) == 5:
            ticked.set()

    runtime.register("app", {"tick": tick})
    runtime.eval(
        """
        const coroutine = require('coroutine'), app = require('app');
        coroutine.start(() => { for (let i = 0; i < 5; i++) { coroutine.sleep(1); app.tick() } }); 0
        """
    )
    assert ticked.wait(10)


def test_host_calls_are_served_while_coroutines_wait(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        "const coroutine = require('coroutine'); const parked = coroutine.start(() => coroutine.sleep(60000)); 0"
    )
    add = runtime.eval("(a, b) => a + b")
    assert [add(n, 1) for n in range(1000)] == list(range(1, 1001))
