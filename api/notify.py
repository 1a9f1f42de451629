"""A word to systemd: that the server is ready, that it is about to stop.

In      a state, such as READY=1
Out     a datagram to the socket that systemd named in NOTIFY_SOCKET.
Source  sd_notify(3).
Limits  says nothing where no such socket is named; nobody waits for an answer.
"""

import os
import socket
from contextlib import suppress


def notify(state: str) -> None:
    """Return nothing; tell systemd, if it is listening.

    Raises:
        Nothing.
    """
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address.startswith(("/", "@")) and hasattr(socket, "AF_UNIX"):
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            channel.sendto(state.encode(), address.replace("@", "\0", 1) if address[0] == "@" else address)
