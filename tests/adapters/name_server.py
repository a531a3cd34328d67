"""A DNS server in the process, with the records that a test gives it."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Records = Mapping[tuple[str, str], tuple[str, ...]]
"""By name and type, each record as a zone file writes it."""


@contextmanager
def name_server(records: Records) -> Iterator[str]:
    """Answer on a port of this machine, as ``address:port``; what is not there is NXDOMAIN."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind(("127.0.0.1", 0))
        address = "127.0.0.1", door.getsockname()[1]
        thread = Thread(target=_answer, args=(door, records), daemon=True)
        thread.start()
        try:
            yield f"{address[0]}:{address[1]}"
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"", address)
            thread.join(10)


def _answer(door: socket.socket, records: Records) -> None:
    while True:
        raw, who = door.recvfrom(4096)
        if not raw:
            return
        asked = dns.message.from_wire(raw)
        reply = dns.message.make_response(asked)
        reply.flags |= dns.flags.RA
        [question] = asked.question
        name, kind = question.name.to_text().rstrip("."), dns.rdatatype.to_text(question.rdtype)
        found = records.get((name, kind))
        if found:
            reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        elif not any(known == name for known, _ in records):
            reply.set_rcode(dns.rcode.NXDOMAIN)
        door.sendto(reply.to_wire(), who)
