"""Text and bytes between Python and a script, without the extension module looking at them.

The invariant: a value lies either in a property of the holder, an object without a prototype that both sides know, or
in the memory of the mailbox, one ArrayBuffer whose address never changes. It is read by the side that it is for before
anything else enters the engine. The extension module would cut a string at U+0000 and lose lone surrogates, and a value
that it wrapped would be freed on whatever thread drops it.
"""

from __future__ import annotations

import ctypes
import struct

from jsbridge.engine.capi import (
    IS_NG,
    TAG_EXCEPTION,
    TAG_NULL,
    TAG_OBJECT,
    TAG_STRING,
    TAG_STRING_ROPE,
    JSValue,
    dup_value,
    free_held_value,
    lib,
)
from jsbridge.errors import JSMemoryError

HEADER_BYTES = 64
MAILBOX_BYTES = 1 << 16
#: So many frames of a message cross together, if they have room in the mailbox.
MOST_FRAMES = 64
#: Longer strings than this many UTF-16 units, and larger blocks of bytes, do not cross: the engine ends at 2**30 and
#: 2**31.
MAX_TEXT = 1 << 28
MAX_BYTES = (1 << 31) - 1
#: Shorter strings without NUL and lone surrogates go through the extension module, which takes them as they are. The
#: older engine's does not look whether there was memory for one.
_SHORT_TEXT = 1 << (12 if IS_NG else 10)

# What the words of the mailbox's header say, as kernel.js numbers them.
_LENGTH, _OFFSET, RUNNING = 0, 1, 2

_FRAME_LENGTHS = [struct.Struct(f"={count}I") for count in range(MOST_FRAMES + 1)]

_get_property = lib.JS_GetPropertyStr
_set_property = lib.JS_SetPropertyStr
_get_array_buffer = lib.JS_GetArrayBuffer
_to_utf8 = lib.JS_ToCStringLen2
_free_utf8 = lib.JS_FreeCString
_string_at = ctypes.string_at
# PyObject *PyMemoryView_FromMemory(char *, Py_ssize_t, int flags); an array type of ctypes would be made for every
# length.
_view = ctypes.pythonapi.PyMemoryView_FromMemory
_view.restype = ctypes.py_object
_view.argtypes = (ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int)
_PYBUF_WRITE = 0x200
_STRINGS = (TAG_STRING, TAG_STRING_ROPE)
_NULL = JSValue(0, TAG_NULL)


class Channel:
    """The holder and the mailbox of one runtime.

    Args:
        inner: the address of the ``JSContext``.
        holder: the holder as a value of the engine, which lives as long as the channel.
    """

    def __init__(self, inner: int, holder: JSValue) -> None:
        self._inner = inner
        self._holder = holder
        #: Whether the holder keeps a large block of bytes for a Python function to look at.
        self.staged = False
        self._length = ctypes.c_size_t()
        self._length_pointer = ctypes.byref(self._length)
        #: The words that tell about what is staged, and who runs.
        self.header: memoryview[float]
        #: The memory of the mailbox, behind its header.
        self.mailbox: memoryview

    def _map_mailbox(self) -> None:
        mailbox: memoryview = _view(*self._array_buffer(b"mailbox"), _PYBUF_WRITE)
        if len(mailbox) != HEADER_BYTES + MAILBOX_BYTES:
            raise AssertionError("kernel.js and channel.py disagree about the mailbox")
        self.header = mailbox[:HEADER_BYTES].cast("d")
        self.mailbox = mailbox[HEADER_BYTES:]

    def _release_mailbox(self) -> None:
        self.header.release()
        self.mailbox.release()

    def set_running(self, fiber: int) -> None:
        """Tells scripts the number of the fiber that runs from now on."""
        self.header[RUNNING] = fiber

    # Text ------------------------------------------------------------------------------------------------------------

    def read_text(self) -> str:
        """The string in ``holder.text``, exactly: lone surrogates come as surrogates."""
        return self._read_utf8().decode("utf-8", "surrogatepass")

    def read_utf8(self) -> bytes:
        """The string in ``holder.text`` as UTF-8; a lone surrogate becomes U+FFFD, as the WHATWG encoder writes it."""
        utf8 = self._read_utf8()
        try:
            utf8.decode("utf-8")
        except UnicodeDecodeError:
            return (
                utf8.decode("utf-8", "surrogatepass")
                .encode("utf-16", "surrogatepass")
                .decode("utf-16", "replace")
                .encode()
            )
        return utf8

    def _read_utf8(self) -> bytes:
        inner = self._inner
        value = _get_property(inner, self._holder, b"text")
        if value.tag not in _STRINGS:
            # Anything else would be converted by its own toString(), which no script may do here.
            self._drop(value)
            raise TypeError("what was staged as text is no string")
        pointer = _to_utf8(inner, self._length_pointer, value, 0)
        free_held_value(inner, value)
        if not pointer:
            raise self._out_of_memory()
        text: bytes = _string_at(pointer, self._length.value)
        _free_utf8(inner, pointer)
        return text

    def write_text(self, text: str) -> None:
        """Puts a string, exactly, into ``holder.text``.

        Raises:
            ValueError: it is longer than the engine allows.
            JSMemoryError: the engine has no memory for it.
        """
        utf8 = text.encode("utf-8", "surrogatepass")
        if len(utf8) > MAX_TEXT:
            raise ValueError(f"a text of {len(utf8)} bytes is longer than the {MAX_TEXT} that JavaScript takes")
        self._set(b"text", lib.JS_NewStringLen(self._inner, utf8, len(utf8)))

    def put_text(self, text: str) -> str:
        """Hands a string to the script that is returned to or called; returns the marker that says where it lies."""
        marker = pass_text(text)
        if marker is None:
            self.write_text(text)
            return "s"
        return marker

    def text_of_utf8(self, length: int) -> str | None:
        """The marker for the text that so many bytes in the mailbox are in UTF-8.

        None when they are not valid, or the text cannot go through the extension module.
        """
        data = self.mailbox[:length].tobytes()
        if b"\0" in data:
            return None
        try:
            return "=" + data.decode()
        except UnicodeDecodeError:
            return None

    def utf8_of_text(self, text: str, units: int) -> int | None:
        """Puts a text without lone surrogates into the mailbox, in UTF-8; returns how many bytes it is.

        Args:
            text: as the extension module brought it: it ends before a U+0000.
            units: its length as the script sees it.

        Returns:
            None when it is not all there.
        """
        data = text.encode()
        length = len(data)
        # A character beyond U+FFFF is two units, and four bytes.
        if len(text) != units and len(text.encode("utf-16-le")) != 2 * units:
            return None
        self.mailbox[:length] = data
        return length

    # Bytes -----------------------------------------------------------------------------------------------------------

    def staged_bytes(self) -> memoryview:
        """What the script staged, without a copy: valid until anything enters the engine or returns to it.

        A large block lies in a buffer that the holder keeps alive until :meth:`drop_staged`.
        """
        length = int(self.header[0])
        if length >= 0:
            return self.mailbox[:length]
        length = -1 - length
        self.staged = True
        address, available = self._array_buffer(b"staged")
        offset = int(self.header[_OFFSET])
        view: memoryview = _view(address + offset, min(length, max(available - offset, 0)), _PYBUF_WRITE)
        return view

    def drop_staged(self) -> None:
        """Lets go of the large block that :meth:`staged_bytes` showed."""
        self.staged = False
        self._set(b"staged", _NULL)

    def take_bytes(self) -> bytes:
        """What the script staged, copied."""
        data = self.staged_bytes().tobytes()
        if self.staged:
            self.drop_staged()
        return data

    def put_bytes(self, data: bytes | bytearray | memoryview) -> str:
        """Hands bytes to the script that is returned to or called; returns the marker that says where they lie.

        Args:
            data: contiguous bytes; a memoryview has the format ``'B'`` and one dimension.

        Raises:
            ValueError: they are more than the engine allows.
            JSMemoryError: the engine has no memory for them.
        """
        length = len(data)
        if length <= MAILBOX_BYTES:
            self.mailbox[:length] = data
            self.header[_LENGTH] = length
            return "b"
        self._set(b"bytes", self._new_array_buffer(data))
        return "B"

    def mailed_frames(self, count: int) -> list[bytes]:
        """So many frames of a message, which the script has put into the mailbox."""
        lengths = _FRAME_LENGTHS[count].unpack_from(self.mailbox)
        start = 4 * count
        data = bytes(self.mailbox[start : start + sum(lengths)])
        frames, start = [], 0
        for length in lengths:
            frames.append(data[start : start + length])
            start += length
        return frames

    def mail_frames(self, frames: list[bytes | memoryview]) -> bool:
        """Puts the frames of a message into the mailbox; False when it has no room for them."""
        count, lengths = len(frames), [len(frame) for frame in frames]
        end = 4 * count + sum(lengths)
        if count > MOST_FRAMES or end > MAILBOX_BYTES:
            return False
        self.mailbox[:end] = b"".join((_FRAME_LENGTHS[count].pack(*lengths), *frames))
        return True

    def put_blocks(self, blocks: list[bytes | bytearray | memoryview], *, mailbox: bool) -> None:
        """Hands several blocks of bytes to the script.

        Args:
            blocks: the blocks, each as for :meth:`put_bytes`.
            mailbox: whether they lie in the mailbox, one after the other, which has to have room for them; otherwise
                each is an ArrayBuffer in the holder.
        """
        if mailbox:
            body, start = self.mailbox, 0
            for data in blocks:
                end = start + len(data)
                body[start:end] = data
                start = end
            return
        for number, data in enumerate(blocks):
            self._set(b"block%d" % number, self._new_array_buffer(data))

    def take_blocks(self, places: list[int], *, mailbox: bool) -> list[bytes]:
        """Takes several blocks of bytes from the script.

        Args:
            places: the lengths of blocks that lie in the mailbox, one after the other; otherwise offset and length in
                the buffer in the holder, for each block.
            mailbox: which of the two it is.
        """
        blocks = []
        if mailbox:
            start = 0
            for length in places:
                blocks.append(self.mailbox[start : start + length].tobytes())
                start += length
            return blocks
        for number, (offset, length) in enumerate(zip(places[::2], places[1::2], strict=True)):
            name = b"block%d" % number
            address, available = self._array_buffer(name)
            blocks.append(_string_at(address + offset, min(length, max(available - offset, 0))))
            self._set(name, _NULL)
        return blocks

    def _new_array_buffer(self, data: bytes | bytearray | memoryview) -> JSValue:
        length = len(data)
        if length > MAX_BYTES:
            raise ValueError(f"{length} bytes are more than the {MAX_BYTES} that an ArrayBuffer holds")
        with BufferAddress(data) as address:
            made: JSValue = lib.JS_NewArrayBufferCopy(self._inner, address, length)
        return made

    def _array_buffer(self, name: bytes) -> tuple[int, int]:
        # Address and length; a buffer that was detached since has neither.
        value = _get_property(self._inner, self._holder, name)
        if value.tag != TAG_OBJECT:
            raise AssertionError(f"nothing is staged as {name.decode()}")
        address = _get_array_buffer(self._inner, self._length_pointer, value)
        free_held_value(self._inner, value)
        if not address:
            self._drop(lib.JS_GetException(self._inner))
            return 0, 0
        return address, self._length.value

    # Other values
    # ------------------------------------------------------------------------------------------------------

    def weak_value(self) -> JSValue:
        """A reference to the object ``holder.value`` that does not keep it alive, for :meth:`recall`."""
        value: JSValue = _get_property(self._inner, self._holder, b"value")
        free_held_value(self._inner, value)
        return value

    def recall(self, weak: JSValue) -> None:
        """Puts a value that :meth:`weak_value` noted back into ``holder.value``."""
        dup_value(self._inner, weak)
        self._set(b"value", weak)

    def _set(self, name: bytes, value: JSValue) -> None:
        if value.tag == TAG_EXCEPTION or _set_property(self._inner, self._holder, name, value) < 0:
            raise self._out_of_memory()

    def _drop(self, value: JSValue) -> None:
        # A value may be let go of through the holder alone: the older engine exports no JS_FreeValue.
        _set_property(self._inner, self._holder, b"dropped", value)
        _set_property(self._inner, self._holder, b"dropped", _NULL)

    def _out_of_memory(self) -> JSMemoryError:
        # The pending exception must not be found by whoever looks for one of his own.
        self._drop(lib.JS_GetException(self._inner))
        return JSMemoryError("out of memory", name="InternalError")


def pass_text(text: str) -> str | None:
    """The marker that brings a text along, without the holder; None for one that the extension module would spoil."""
    if len(text) >= _SHORT_TEXT or "\0" in text:
        return None
    if not text.isascii():
        if not IS_NG:
            return None
        try:
            # The quickest way to find lone surrogates.
            text.encode()
        except UnicodeEncodeError:
            return None
    return "=" + text


class BufferAddress:
    """The address of a bytes-like object's memory, held in place for the length of a ``with`` block."""

    class _PyBuffer(ctypes.Structure):
        _fields_ = (
            ("buf", ctypes.c_void_p),
            ("obj", ctypes.py_object),
            ("len", ctypes.c_ssize_t),
            ("itemsize", ctypes.c_ssize_t),
            ("readonly", ctypes.c_int),
            ("ndim", ctypes.c_int),
            ("format", ctypes.c_char_p),
            ("shape", ctypes.c_void_p),
            ("strides", ctypes.c_void_p),
            ("suboffsets", ctypes.c_void_p),
            ("internal", ctypes.c_void_p),
        )

    _SIMPLE = 0

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        self._data = data
        self._buffer = self._PyBuffer()

    def __enter__(self) -> int:
        ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(self._data), ctypes.byref(self._buffer), self._SIMPLE)
        return int(self._buffer.buf or 0)

    def __exit__(self, *exception: object) -> None:
        ctypes.pythonapi.PyBuffer_Release(ctypes.byref(self._buffer))
