"""A small reader of PostgreSQL: protocol 3.0, simple queries, all values as text."""

import base64
import hashlib
import hmac
import os
import socket
import ssl
import struct
from urllib.parse import parse_qs, unquote, urlsplit


class DatabaseError(Exception):
    pass


class Connection:
    def __init__(self, url):
        parts = urlsplit(url)
        self.user, self.password = unquote(parts.username or ""), unquote(parts.password or "")
        mode = parse_qs(parts.query).get("sslmode", ["disable"])[0]
        self.socket = socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), 30)
        self.socket.settimeout(None)
        if mode in ("require", "verify-ca", "verify-full"):
            self._encrypt(parts.hostname, mode)
        self.stream = self.socket.makefile("rb")
        names = ["user", self.user, "database", unquote(parts.path.lstrip("/")), "client_encoding", "UTF8"]
        body = struct.pack("!I", 196608) + b"".join(n.encode() + b"\0" for n in names) + b"\0"
        self.socket.sendall(struct.pack("!I", len(body) + 4) + body)
        self._sign_in()

    def _encrypt(self, host, mode):
        self.socket.sendall(struct.pack("!II", 8, 80877103))
        if self.socket.recv(1) != b"S":
            raise DatabaseError("the server does not speak TLS")
        context = ssl.create_default_context()
        context.check_hostname = mode == "verify-full"
        if mode == "require":
            context.verify_mode = ssl.CERT_NONE
        self.socket = context.wrap_socket(self.socket, server_hostname=host)

    def _send(self, kind, body):
        self.socket.sendall(kind + struct.pack("!I", len(body) + 4) + body)

    def _receive(self):
        head = self.stream.read(5)
        if len(head) < 5:
            raise DatabaseError("the server has closed the connection")
        kind, length = struct.unpack("!cI", head)
        body = self.stream.read(length - 4)
        if kind == b"E":
            fields = {part[:1]: part[1:].decode() for part in body.split(b"\0") if part}
            raise DatabaseError(fields.get(b"M", "the server has refused"))
        return kind, body

    def _sign_in(self):
        scram = None
        while True:
            kind, body = self._receive()
            if kind == b"Z":
                return
            if kind != b"R":
                continue
            how = struct.unpack("!I", body[:4])[0]
            if how == 3:
                self._send(b"p", self.password.encode() + b"\0")
            elif how == 5:
                inner = hashlib.md5((self.password + self.user).encode()).hexdigest()
                self._send(b"p", b"md5" + hashlib.md5(inner.encode() + body[4:8]).hexdigest().encode() + b"\0")
            elif how == 10:
                scram = Scram(self.password)
                first = scram.first()
                self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!I", len(first)) + first)
            elif how == 11:
                self._send(b"p", scram.last(body[4:]))
            elif how == 12:
                scram.check(body[4:])
            elif how != 0:
                raise DatabaseError("the server asks for a way to sign in that is not known here")

    def rows(self, query):
        """The rows of a query, each a list of texts or None; read them all before the next query."""
        self._send(b"Q", query.encode() + b"\0")
        failure = None
        while True:
            try:
                kind, body = self._receive()
            except DatabaseError as error:
                if "closed" in str(error):
                    raise
                failure = error
                continue
            if kind == b"D":
                yield _values(body)
            elif kind == b"Z":
                if failure:
                    raise failure
                return

    def all(self, query):
        return list(self.rows(query))

    def close(self):
        self._send(b"X", b"")
        self.socket.close()


def _values(body):
    count, at, values = struct.unpack("!H", body[:2])[0], 2, []
    for _ in range(count):
        length = struct.unpack("!i", body[at : at + 4])[0]
        at += 4
        values.append(None if length < 0 else body[at : at + length].decode())
        at += max(length, 0)
    return values


class Scram:
    """SCRAM-SHA-256 (RFC 7677) without channel binding."""

    def __init__(self, password):
        self.password = password.encode()
        self.nonce = base64.b64encode(os.urandom(18)).decode()

    def first(self):
        self.bare = "n=,r=" + self.nonce
        return ("n,," + self.bare).encode()

    def last(self, challenge):
        text = challenge.decode()
        given = dict(part.split("=", 1) for part in text.split(","))
        if not given["r"].startswith(self.nonce):
            raise DatabaseError("the server has answered another client")
        salted = hashlib.pbkdf2_hmac("sha256", self.password, base64.b64decode(given["s"]), int(given["i"]))
        client = hmac.digest(salted, b"Client Key", "sha256")
        said = "c=biws,r=" + given["r"]
        whole = (self.bare + "," + text + "," + said).encode()
        signature = hmac.digest(hashlib.sha256(client).digest(), whole, "sha256")
        self.expected = hmac.digest(hmac.digest(salted, b"Server Key", "sha256"), whole, "sha256")
        proof = bytes(a ^ b for a, b in zip(client, signature))
        return (said + ",p=" + base64.b64encode(proof).decode()).encode()

    def check(self, answer):
        given = dict(part.split("=", 1) for part in answer.decode().split(","))
        if not hmac.compare_digest(base64.b64decode(given.get("v", "")), self.expected):
            raise DatabaseError("the server does not know the password that it has asked for")
