"""Where the server listens, and under which address others on the network find it."""

import http.client
import socket

TRIES = 50


def listen(host: str, port: int, exact: bool) -> socket.socket:
    """A socket listening on the port, or on the next free one unless `exact`. OSError if there is none.

    It is opened once and lent to the web server, which may die and come back with no caller turned away.
    """
    for candidate in [port] if exact else [*range(port, min(port + TRIES, 65536)), 0]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, candidate))
            listening.listen(2048)
        except OSError:
            listening.close()
            if exact:
                raise
        else:
            return listening
    raise OSError(f"no free port from {port} on")


def lan_address() -> str | None:
    """This machine's address on the local network; None without a network. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # kept for documentation by RFC 5737: only the route is looked up
            found = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if found.startswith("127.") or found == "0.0.0.0" else found


def answers(port: int, host: str, patience: float = 5) -> bool:
    """Whether the first page comes within `patience` seconds, under this host name, without a failure of ours."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("GET", "/", headers={"Host": host})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def port_of(listening: socket.socket) -> int:
    """The port a socket listens on."""
    return int(listening.getsockname()[1])
