"""An end to a request as a whole: who sends a byte now and then is never silent, and would hold us for ever."""

import socket
from contextlib import suppress
from threading import Timer


class Deadline:
    """Cuts the connections that were made under its eyes when the time is up; `over` says that it did."""

    def __init__(self, seconds: float):
        self.over, self.handles = False, []
        self.timer = Timer(max(seconds, 0.01), self._cut)
        self.timer.daemon = True

    def __enter__(self):
        self.timer.start()
        return self

    def __exit__(self, *fault):
        self.timer.cancel()
        self.timer.join()  # or it could cut another connection, that got the number of ours
        for handle in self.handles:
            handle.close()

    def watched(self, connections: type) -> type:
        """This class of connections, watched. A copy of the socket is kept: encryption takes the socket itself over."""
        deadline = self

        class Watched(connections):
            def _new_conn(self):
                made = super()._new_conn()
                deadline.handles.append(made.dup())
                if deadline.over:
                    deadline._cut()
                return made

        return Watched

    def _cut(self):
        self.over = True
        for handle in tuple(self.handles):
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)
