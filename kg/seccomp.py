"""A process shut in by the kernel: it opens no connection, starts no program, looks into no other process.

In      whether connections are part of the work
Out     a filter on this process, its threads and its children; it cannot be taken off again.
Source  Linux seccomp(2), BPF; needs no privileges. Numbers of the calls: the kernel's unistd.h.
Limits  Linux on x86_64 and aarch64. Elsewhere `lock` says no, and the reading of queries is the only line of defence.
        What is open at the time stays usable: inherited channels, files, and what may be opened by name.
"""

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS, _MODE_FILTER, _ALL_THREADS = 38, 1, 1
_LOAD, _EQUAL, _NOT_LESS, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EACCES, 0x80000000
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
_X32 = 0x40000000  # calls of the 32-bit-pointer world carry this bit and would slip by

# Each row: on x86_64, on aarch64. A pair made by socketpair() leads nowhere else, so that is left alone.
_CONNECTIONS = {
    "socket": (41, 198),
    "connect": (42, 203),
    "accept": (43, 202),
    "accept4": (288, 242),
    "bind": (49, 200),
    "listen": (50, 201),
}
_NEVER = {
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "io_uring_setup": (425, 425),  # a ring makes sockets without the call socket()
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_by_handle_at": (304, 265),
}


@dataclass(frozen=True, slots=True)
class _Machine:
    architecture: int
    seccomp: int
    column: int


_MACHINES = {"x86_64": _Machine(0xC000003E, 317, 0), "aarch64": _Machine(0xC00000B7, 277, 1)}


def lock(*, connects: bool = False) -> bool:
    """Say whether this process is shut in from now on; with `connects` it may still open connections.

    Raises:
        Nothing.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None or not sys.platform.startswith("linux"):
        return False
    program = _program(machine, connects)
    code = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: the number of instructions, then a pointer to them
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    holder = ctypes.create_string_buffer(header, len(header))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    done = libc.syscall(machine.seccomp, _MODE_FILTER, _ALL_THREADS, ctypes.c_void_p(ctypes.addressof(holder)))
    return bool(done == 0)


def _program(machine: _Machine, connects: bool) -> bytes:
    """Each line: operation, lines to skip if true, lines to skip if false, operand."""
    return b"".join(struct.pack("HBBI", *line) for line in _lines(machine, connects))


def _lines(machine: _Machine, connects: bool) -> Iterator[tuple[int, int, int, int]]:
    refused = [*_NEVER.values(), *(() if connects else _CONNECTIONS.values())]
    yield (_LOAD, 0, 0, _ARCHITECTURE)
    yield (_EQUAL, 1, 0, machine.architecture)
    yield (_RETURN, 0, 0, _KILL)
    yield (_LOAD, 0, 0, _NUMBER)
    yield (_NOT_LESS, len(refused) + 1, 0, _X32)
    for left, numbers in zip(range(len(refused), 0, -1), refused, strict=True):
        yield (_EQUAL, left, 0, numbers[machine.column])
    yield (_RETURN, 0, 0, _ALLOW)
    yield (_RETURN, 0, 0, _REFUSE)
