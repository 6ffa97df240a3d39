"""The byte work of `Buffer`: codecs, searching, comparing and swapping, by the C code of Python's standard library.

Every raw function here takes its bytes and its text from what JavaScript staged for it (see `jsbridge.host.api`).
"""

from __future__ import annotations

import array
import binascii
import codecs
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_NAME = re.compile(r"[a-z0-9][a-z0-9 _.:()+-]{0,63}")

# Python's "utf-16" and "utf-32" write a byte order mark; fibjs's do not, and are little-endian.
_ALIASES = {
    "utf16": "utf-16-le",
    "utf-16": "utf-16-le",
    "ucs2le": "utf-16-le",
    "ucs-2le": "utf-16-le",
    "utf16be": "utf-16-be",
    "ucs2be": "utf-16-be",
    "ucs-2be": "utf-16-be",
    "ucs4": "utf-32-le",
    "ucs-4": "utf-32-le",
    "utf32": "utf-32-le",
    "utf-32": "utf-32-le",
    "utf32le": "utf-32-le",
    "ucs4le": "utf-32-le",
    "ucs-4le": "utf-32-le",
    "utf32be": "utf-32-be",
    "ucs4be": "utf-32-be",
    "ucs-4be": "utf-32-be",
}
# Buffer has codecs of its own for these.
_OWN_CODECS = {"utf-8": "utf8", "utf-16-le": "utf16le", "iso8859-1": "latin1", "ascii": "ascii"}
# Lone surrogates survive these, as they survive utf16le.
_EXACT = {"utf-16-be", "utf-32-le", "utf-32-be"}
# Text encodings by Python's book, yet no character sets.
_NOT_CHARSETS = {
    "idna",
    "punycode",
    "undefined",
    "unicode_escape",
    "unicode-escape",
    "raw_unicode_escape",
    "mbcs",
    "oem",
}

_HEX_PAIRS = re.compile(rb"(?:[0-9A-Fa-f]{2})*")
_SEVEN_BITS = bytes(code & 0x7F for code in range(256))
_BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BASE64_STANDARD = bytes.maketrans(b"-_", b"+/")
_BASE64_URL = bytes.maketrans(b"+/", b"-_")
_BASE64_JUNK = bytes(code for code in range(256) if code not in _BASE64_DIGITS + b"-_")
_SWAP_TYPES = {2: "H", 4: "I", 8: "Q"}


def utf8_prefix(data: bytes, limit: int) -> bytes:
    """The whole characters of UTF-8 `data` that fit into `limit` bytes.

    >>> utf8_prefix("aé".encode(), 2)
    b'a'
    """
    if len(data) <= limit:
        return data
    end = limit
    while end > 0 and data[end] & 0xC0 == 0x80:
        end -= 1
    return data[:end]


def low_bytes(text: str) -> bytes:
    """The low byte of every UTF-16 unit of `text`: what Node's latin1, hex and base64 see of it.

    >>> low_bytes("a\u0141")
    b'aA'
    """
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass")[::2]


def hex_decode(digits: bytes) -> bytes:
    """The bytes of leading pairs of hex digits; stops at the first pair that is none.

    >>> hex_decode(b"616g62"), hex_decode(b"616")
    (b'a', b'a')
    """
    try:
        return binascii.unhexlify(digits)
    except binascii.Error:
        pairs = _HEX_PAIRS.match(digits)
        return binascii.unhexlify(pairs.group()) if pairs else b""


def base64_decode(digits: bytes) -> bytes:
    r"""Node's lenient base64: both alphabets, anything else is skipped, the first `=` ends it, padding is not needed.

    >>> base64_decode(b"aGk"), base64_decode(b"a G*k=aaaa"), base64_decode(b"-_-_"), base64_decode(b"a")
    (b'hi', b'hi', b'\xfb\xff\xbf', b'')
    """
    end = digits.find(b"=")
    if end >= 0:
        digits = digits[:end]
    if b"-" in digits or b"_" in digits:
        digits = digits.translate(_BASE64_STANDARD)
    try:
        return binascii.a2b_base64(digits + b"==")
    except binascii.Error:  # one digit too many for whole bytes
        digits = digits.translate(None, _BASE64_JUNK)
        return binascii.a2b_base64(digits[: len(digits) // 4 * 4])


def find(block: memoryview, length: int, start: int, backwards: bool, step: int) -> int:
    """Where the first `length` bytes of `block` occur in the rest of it.

    Args:
        block: the bytes searched for, then the bytes searched.
        length: how many bytes are searched for.
        start: the position in the searched bytes at which a match may begin first (last, when `backwards`).
        backwards: search towards the beginning.
        step: a match must begin at a multiple of it.

    Returns:
        The position in the searched bytes, -1 when there is none.
    """
    wanted = bytes(block[:length])
    data = bytes(block[length:])
    at = data.rfind(wanted, 0, start + length) if backwards else data.find(wanted, start)
    while at >= 0 and at % step:
        at = data.rfind(wanted, 0, at + length - 1) if backwards else data.find(wanted, at + 1)
    return at


def swap(block: memoryview, width: int) -> bytes:
    """The bytes of `block` with every group of `width` (2, 4 or 8) bytes turned round."""
    items = array.array(_SWAP_TYPES[width], bytes(block))
    items.byteswap()
    return items.tobytes()


class Charsets:
    """The character sets of Python that scripts have asked for; they are told apart by number on the way to here."""

    def __init__(self) -> None:
        self._found: list[codecs.CodecInfo] = []
        self._ids: dict[str, int] = {}

    def lookup(self, name: str) -> dict[str, object] | None:
        """Finds a character set.

        Args:
            name: in lower case.

        Returns:
            `name` (the canonical one) and `id`, which is None when Buffer has a codec of its own for it. None when
            Python does not know the name, or what it names is no character set.
        """
        if not _NAME.fullmatch(name):
            return None
        try:
            info = codecs.lookup(_ALIASES.get(name, name))
        except LookupError:
            return None
        if not getattr(info, "_is_text_encoding", True) or info.name in _NOT_CHARSETS:
            return None
        if info.name in _OWN_CODECS:
            return {"name": _OWN_CODECS[info.name], "id": None}
        if info.name not in self._ids:
            self._ids[info.name] = len(self._found)
            self._found.append(info)
        return {"name": info.name, "id": self._ids[info.name]}

    def encode(self, charset: int, text: str, limit: int | None = None) -> bytes:
        """`text` in that charset, at most `limit` bytes of whole characters; `?` stands for what it cannot say."""
        info = self._found[charset]
        errors = "surrogatepass" if info.name in _EXACT else "replace"
        data: bytes = info.encode(text, errors)[0]
        if limit is None or len(data) <= limit:
            return data
        fits, too_long = 0, len(text)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if len(info.encode(text[:middle], errors)[0]) <= limit:
                fits = middle
            else:
                too_long = middle
        data = info.encode(text[:fits], errors)[0]
        return data if len(data) <= limit else b""

    def decode(self, charset: int, data: bytes) -> str:
        """The text that `data` is in that character set; U+FFFD stands for what is not valid."""
        info = self._found[charset]
        text: str
        if info.name in _EXACT:
            try:
                text = info.decode(data, "surrogatepass")[0]
            except UnicodeDecodeError:
                pass
            else:
                return text
        text = info.decode(data, "replace")[0]
        return text


def exports(api: Api) -> dict[str, object]:
    """What `host` holds for the JavaScript of the module."""
    raw = api.raw
    staged_bytes, staged_text, staged_utf8 = api.staged_bytes, api.staged_text, api.staged_utf8
    charsets = Charsets()

    def utf8_encode(limit: int | None) -> bytes:
        data = staged_utf8()
        return data if limit is None else utf8_prefix(data, limit)

    def staged_digits() -> bytes:
        data = staged_utf8()
        return data if data.isascii() else low_bytes(staged_text())

    def latin1_encode(limit: int | None) -> bytes:
        return low_bytes(staged_text())[:limit]

    def utf16_encode(limit: int | None) -> bytes:
        data = staged_text().encode("utf-16-le", "surrogatepass")
        return data if limit is None else data[: limit & ~1]

    def utf16_decode() -> str:
        data = staged_bytes()
        return str(data[: len(data) & ~1], "utf-16-le", "surrogatepass")

    def base64_encode() -> str:
        return binascii.b2a_base64(staged_bytes(), newline=False).decode("ascii")

    def base64_url_encode() -> str:
        digits = binascii.b2a_base64(staged_bytes(), newline=False)
        return digits.translate(_BASE64_URL, b"=").decode("ascii")

    def compare(length: int) -> int:
        block = bytes(staged_bytes())
        left, right = block[:length], block[length:]
        return (left > right) - (left < right)

    functions: dict[str, Callable[..., object]] = {
        "utf8Encode": utf8_encode,
        "utf8Decode": lambda: str(staged_bytes(), "utf-8", "replace"),
        "utf8Length": lambda: len(staged_utf8()),
        # What Node searches for: no text that was encoded contains the bytes of a lone surrogate.
        "utf8Needle": lambda: staged_text().encode("utf-8", "surrogatepass"),
        "latin1Encode": latin1_encode,
        "latin1Decode": lambda: str(staged_bytes(), "latin-1"),
        "asciiDecode": lambda: bytes(staged_bytes()).translate(_SEVEN_BITS).decode("ascii"),
        "utf16Encode": utf16_encode,
        "utf16Decode": utf16_decode,
        "hexEncode": lambda: staged_bytes().hex(),
        "hexDecode": lambda limit: hex_decode(staged_digits())[:limit],
        "base64Encode": base64_encode,
        "base64UrlEncode": base64_url_encode,
        "base64Decode": lambda limit: base64_decode(staged_digits())[:limit],
        "charsetEncode": lambda charset, limit: charsets.encode(charset, staged_text(), limit),
        "charsetDecode": lambda charset: charsets.decode(charset, bytes(staged_bytes())),
        "charsetLength": lambda charset: len(charsets.encode(charset, staged_text())),
        "find": lambda length, start, backwards, step: find(staged_bytes(), length, start, backwards, step),
        "compare": compare,
        "swap": lambda width: swap(staged_bytes(), width),
    }
    return {**{name: raw(function) for name, function in functions.items()}, "findCharset": charsets.lookup}
