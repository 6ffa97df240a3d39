"""The operating system's errors as scripts know them from Node: ``ENOENT: no such file or directory, open 'x'``."""

from __future__ import annotations

import errno
import os

from jsbridge.values import HostError

# The words are libuv's, which are the same on every system: https://docs.libuv.org/en/v1.x/errors.html
_TEXTS = {
    "E2BIG": "argument list too long",
    "EACCES": "permission denied",
    "EADDRINUSE": "address already in use",
    "EAGAIN": "resource temporarily unavailable",
    "EBADF": "bad file descriptor",
    "EBUSY": "resource busy or locked",
    "ECANCELED": "operation canceled",
    "ECONNREFUSED": "connection refused",
    "ECONNRESET": "connection reset by peer",
    "EEXIST": "file already exists",
    "EFAULT": "bad address in system call argument",
    "EFBIG": "file too large",
    "EILSEQ": "illegal byte sequence",
    "EINTR": "interrupted system call",
    "EINVAL": "invalid argument",
    "EIO": "i/o error",
    "EISDIR": "illegal operation on a directory",
    "ELOOP": "too many symbolic links encountered",
    "EMFILE": "too many open files",
    "EMLINK": "too many links",
    "ENAMETOOLONG": "name too long",
    "ENFILE": "file table overflow",
    "ENODEV": "no such device",
    "ENOENT": "no such file or directory",
    "ENOMEM": "not enough memory",
    "ENOSPC": "no space left on device",
    "ENOSYS": "function not implemented",
    "ENOTCONN": "socket is not connected",
    "ENOTDIR": "not a directory",
    "ENOTEMPTY": "directory not empty",
    "ENOTSUP": "operation not supported on socket",
    "ENOTTY": "inappropriate ioctl for device",
    "ENXIO": "no such device or address",
    "EOVERFLOW": "value too large for defined data type",
    "EPERM": "operation not permitted",
    "EPIPE": "broken pipe",
    "ERANGE": "result too large",
    "EROFS": "read-only file system",
    "ESPIPE": "invalid seek",
    "ESRCH": "no such process",
    "ETIMEDOUT": "connection timed out",
    "ETXTBSY": "text file is busy",
    "EXDEV": "cross-device link not permitted",
}


def system_error(error: OSError, syscall: str, path: str | None = None, dest: str | None = None) -> HostError:
    """The script's error for an error of the operating system.

    Args:
        error: what Python raised.
        syscall: the call's name, as Node says it.
        path: the path that it was about.
        dest: the second path, of calls that have two.

    Returns:
        An error with ``code``, ``syscall``, ``path``, ``dest``, Node's negative ``errno`` and fibjs's ``number``.

    Example:
        >>> str(system_error(OSError(errno.ENOENT, ""), "open", "x"))
        "ENOENT: no such file or directory, open 'x'"
    """
    number = error.errno or errno.EIO
    code = "ENOTSUP" if number == errno.ENOTSUP else errno.errorcode.get(number, "UNKNOWN")
    text = _TEXTS.get(code) or os.strerror(number).lower()
    message = f"{code}: {text}, {syscall}"
    if path is not None:
        message += f" '{path}'"
    if dest is not None:
        message += f" -> '{dest}'"
    return HostError(message, errno=-number, number=number, code=code, syscall=syscall, path=path, dest=dest)
