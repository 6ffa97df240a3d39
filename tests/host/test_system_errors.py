"""The operating system's errors in Node's words."""

from __future__ import annotations

import errno
import json
import subprocess

import pytest

from jsbridge.host.system_errors import _TEXTS, system_error


def test_message_and_members() -> None:
    error = system_error(OSError(errno.ENOENT, "whatever", "ignored"), "open", "x")
    assert str(error) == "ENOENT: no such file or directory, open 'x'"
    assert error.members == {"errno": -2, "number": 2, "code": "ENOENT", "syscall": "open", "path": "x"}
    assert str(system_error(OSError(errno.EXDEV, ""), "rename", "a", "b")) == (
        "EXDEV: cross-device link not permitted, rename 'a' -> 'b'"
    )
    assert str(system_error(OSError(errno.EBADF, ""), "read")) == "EBADF: bad file descriptor, read"


def test_errors_without_a_number_or_a_name() -> None:
    assert system_error(OSError("no number"), "read").members["code"] == "EIO"
    assert system_error(OSError(99_999, "strange"), "read").members["code"] == "UNKNOWN"
    assert str(system_error(OSError(errno.EDQUOT, ""), "write")) == "EDQUOT: disk quota exceeded, write"


@pytest.mark.node
def test_texts_are_node_s() -> None:
    source = "JSON.stringify([...require('util').getSystemErrorMap().values()])"
    node = subprocess.run(["node", "-p", source], capture_output=True, check=True, timeout=60)
    texts = dict(json.loads(node.stdout))
    assert {name: texts[name] for name in _TEXTS} == _TEXTS
