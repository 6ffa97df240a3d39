"""Which inputs go on in another line."""

from __future__ import annotations

import pytest

import jsbridge
from jsbridge.cli.evaluator import Evaluator, Source
from jsbridge.cli.incomplete import is_incomplete

BEGINNINGS = """
function f() {
function f(
function f
function
function* g() { yield
async function f() {
let a = 1 +
const a =
[1,
foo(
foo(...
var a = {b:
({a
({get
({a, ...
x = {a(){
if (x)
if
if (1) {} else
for (;;)
for (
for (let i of
for
while(1
while
do
do {} while(
do {}
switch(a){
switch(a){case 1:
switch(a)
try {
try {}
try {} catch
try {} catch (
try {} catch (e)
try {} catch {} finally
with(a)
class
class A
class A {
class A { m() {
class A extends
a.
a?.
a ??
a ? b
a ? b :
x = (a, b) =>
async (
new
throw
typeof
label:
let {
let {a,
let {a: [b,
const [a,
function f() { let {a,
for (const {a,
`abc
`a${
`a${1
`${`
`${'a'
({a: `
/* comment
1 /* comment
'abc\\
"abc\\
{
import(
""".strip().splitlines()

COMPLETE = """
1
function f() {}
`abc`
/* comment */
// comment
a?.b
let x = {a: 1}
'it is'
debugger
<!-- comment
""".strip().splitlines()

WRONG = """
}
)
1 )
var 1
const a
else
'abc
"abc
x = 'it
foo('a
/abc
/a[
0x
1_
await 1
return 1
break
continue
new.target
super
case 1:
...
@
#
class A { m() { this.#x } }
let a; let a
let 1
let {a b
'\\u12
\\u
{ ]
`${]}`
/(/
""".strip().splitlines()


def goes_on(runtime: jsbridge.Runtime, source: str) -> bool:
    evaluator = Evaluator(runtime._program)
    return bool(runtime._program.call(is_incomplete, source, lambda text: evaluator.error_of(Source(text, "test.js"))))


@pytest.mark.parametrize("source", BEGINNINGS)
def test_a_beginning_goes_on(runtime: jsbridge.Runtime, source: str) -> None:
    assert goes_on(runtime, source)
    # Also further down, behind lines that are complete.
    assert goes_on(runtime, f"let first = 1;\n\n{source}")


@pytest.mark.parametrize("source", COMPLETE)
def test_a_statement_does_not_go_on(runtime: jsbridge.Runtime, source: str) -> None:
    assert not goes_on(runtime, source)


@pytest.mark.parametrize("source", WRONG)
def test_a_mistake_does_not_go_on(runtime: jsbridge.Runtime, source: str) -> None:
    assert not goes_on(runtime, source)
    assert not goes_on(runtime, f"let first = 1;\n\n{source}")


def test_a_line_that_is_wrong_is_wrong_however_it_ends(runtime: jsbridge.Runtime) -> None:
    assert not goes_on(runtime, "let = = 1; function f() {")


def test_nothing_is_run(runtime: jsbridge.Runtime) -> None:
    assert not goes_on(runtime, "globalThis.ran = true")
    assert runtime.eval("globalThis.ran") is None


def test_a_script_cannot_take_part_in_the_decision(runtime: jsbridge.Runtime) -> None:
    runtime.eval("Error.prepareStackTrace = () => { throw new Error('mine') }; SyntaxError = RangeError = null")
    assert goes_on(runtime, "function f() {")
    assert not goes_on(runtime, "function f() }")
