"""Messages on their way from libzmq to the script, which may take them frame by frame.

libzmq delivers messages whole: their other frames are there with the first. So they are read at once, and what the
script has not taken yet is kept here. It belongs to the socket: after a partly read message, whoever receives next gets
the rest of it.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import zmq
from zmq.backend import Frame, Socket

Message = list[Frame]

#: Frames above this size, in bytes, are handed on without a copy in Python.
LARGE_FRAME_BYTES = 16 << 10

_recv = Socket.recv
_NOBLOCK = int(zmq.NOBLOCK)


class Inbox:
    """What one socket has received.

    Attributes:
        rest: the frames of the partly read message that are left.
        returned: messages that were given back.
    """

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self.rest: deque[Frame] = deque()
        self.returned: deque[Message] = deque()

    @property
    def filled(self) -> bool:
        """Whether something can be taken without asking libzmq."""
        return bool(self.rest or self.returned)

    def frame(self) -> Frame:
        """Takes the next frame.

        Raises:
            zmq.Again: there is none.
            zmq.ZMQError: libzmq refuses.
        """
        if self.rest:
            return self.rest.popleft()
        if self.returned:
            self.rest.extend(self.returned.popleft())
            return self.rest.popleft()
        # Frames cost less than bytes and the option RCVMORE; large ones are not copied here.
        frame = _recv(self._socket, _NOBLOCK, False)
        if frame.more:
            self.read_rest()
        return frame

    def message(self) -> Message:
        """Takes the rest of the partly read message, or the next whole one; raises as :meth:`frame` does."""
        message = [self.frame(), *self.rest]
        self.rest.clear()
        return message

    def read_rest(self) -> None:
        """Reads the frames that follow the one that was received."""
        while True:
            frame = _recv(self._socket, _NOBLOCK, False)
            self.rest.append(frame)
            if not frame.more:
                return

    def give_back(self, taken: Frame | Message, *, before_rest: bool) -> None:
        """Puts back, to be taken next, what a fiber that had to end was given and never saw.

        Args:
            before_rest: whether it is the frame that came before :attr:`rest`.
        """
        if isinstance(taken, list):
            self.returned.appendleft(taken)
        elif before_rest:
            self.rest.appendleft(taken)
        else:
            self.returned.appendleft([taken])


def content(frame: Frame) -> bytes | memoryview:
    """The bytes of a frame; of a large one, a view of libzmq's memory, which lives as long as the view."""
    return frame.buffer if len(frame) > LARGE_FRAME_BYTES else frame.bytes
