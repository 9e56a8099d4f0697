"""Passes connections on, and counts them."""

import socket
import threading


class Relay:
    """A port of this machine behind which another one answers."""

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.connections = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            near, _ = self.server.accept()
            self.connections += 1
            far = socket.create_connection(self.target)
            for source, sink in [(near, far), (far, near)]:
                threading.Thread(target=copy, args=[source, sink], daemon=True).start()

    def taken(self) -> int:
        """Gives the number of connections since it was last called."""
        taken, self.connections = self.connections, 0
        return taken


def copy(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        sink.close()
