"""A small PostgreSQL client (protocol 3.0, simple query, text results), standard library only."""

import base64
import hashlib
import hmac
import os
import socket
import ssl
import struct
import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit


class PgError(Exception):
    pass


def _prep(password):
    try:
        password.encode("ascii")
        return password.encode()
    except UnicodeEncodeError:
        return unicodedata.normalize("NFKC", password).encode("utf-8")


class Connection:
    def __init__(self, url, options=None):
        u = urlsplit(url)
        if u.scheme not in ("postgresql", "postgres"):
            raise PgError("not a postgresql:// address")
        q = parse_qs(u.query)
        self.user = unquote(u.username or q.get("user", ["postgres"])[0])
        self.password = unquote(u.password or "")
        host = unquote(u.hostname or q.get("host", ["127.0.0.1"])[0])
        port = u.port or 5432
        name = unquote(u.path.lstrip("/")) or self.user
        mode = q.get("sslmode", ["disable"])[0]
        try:
            if host.startswith("/"):
                self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                self.sock.connect(f"{host}/.s.PGSQL.{port}")
            else:
                self.sock = socket.create_connection((host, port), timeout=20)
            self.sock.settimeout(None)
            if mode in ("require", "verify-ca", "verify-full", "prefer"):
                self.sock.sendall(struct.pack("!ii", 8, 80877103))
                if self.sock.recv(1) == b"S":
                    ctx = ssl.create_default_context()
                    if mode in ("require", "prefer"):
                        ctx.check_hostname = False
                        ctx.verify_mode = ssl.CERT_NONE
                    self.sock = ctx.wrap_socket(self.sock, server_hostname=host)
                elif mode != "prefer":
                    raise PgError("the server has no TLS")
        except OSError as e:
            raise PgError(f"cannot connect: {e}")
        self.buf = self.sock.makefile("rb", 1 << 16)
        params = {"user": self.user, "database": name, "client_encoding": "UTF8", "application_name": "bihuan-api"}
        params.update(options or {})
        body = struct.pack("!i", 196608)
        for k, v in params.items():
            body += k.encode() + b"\0" + v.encode() + b"\0"
        body += b"\0"
        self.sock.sendall(struct.pack("!i", len(body) + 4) + body)
        self._authenticate()

    def _send(self, kind, body):
        self.sock.sendall(kind + struct.pack("!i", len(body) + 4) + body)

    def _read(self):
        head = self.buf.read(5)
        if len(head) < 5:
            raise PgError("the server closed the connection")
        n = struct.unpack("!i", head[1:])[0] - 4
        body = self.buf.read(n)
        if len(body) < n:
            raise PgError("the server closed the connection")
        return head[:1], body

    @staticmethod
    def _error(body):
        f = {}
        for part in body.split(b"\0"):
            if part:
                f[part[:1]] = part[1:].decode("utf-8", "replace")
        return PgError(f"{f.get(b'C', '')} {f.get(b'M', '')}".strip())

    def _authenticate(self):
        scram = None
        while True:
            kind, body = self._read()
            if kind == b"E":
                raise self._error(body)
            if kind == b"Z":
                return
            if kind != b"R":
                continue
            code = struct.unpack("!i", body[:4])[0]
            if code == 0:
                if scram and not scram.get("done"):
                    raise PgError("the server did not prove that it knows the password")
            elif code == 3:
                self._send(b"p", self.password.encode() + b"\0")
            elif code == 5:
                inner = hashlib.md5(self.password.encode() + self.user.encode()).hexdigest()
                self._send(b"p", b"md5" + hashlib.md5(inner.encode() + body[4:8]).hexdigest().encode() + b"\0")
            elif code == 10:
                if b"SCRAM-SHA-256" not in body[4:].split(b"\0"):
                    raise PgError("the server offers no SCRAM-SHA-256")
                nonce = base64.b64encode(os.urandom(18)).decode()
                scram = {"nonce": nonce, "bare": f"n=,r={nonce}"}
                first = ("n,," + scram["bare"]).encode()
                self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!i", len(first)) + first)
            elif code == 11:
                server = body[4:].decode()
                a = dict(x.split("=", 1) for x in server.split(","))
                if not a["r"].startswith(scram["nonce"]) or len(a["r"]) <= len(scram["nonce"]):
                    raise PgError("SCRAM: wrong nonce")
                salted = hashlib.pbkdf2_hmac("sha256", _prep(self.password), base64.b64decode(a["s"]), int(a["i"]))
                ckey = hmac.digest(salted, b"Client Key", "sha256")
                bare = f"c=biws,r={a['r']}"
                auth = f"{scram['bare']},{server},{bare}".encode()
                sig = hmac.digest(hashlib.sha256(ckey).digest(), auth, "sha256")
                proof = base64.b64encode(bytes(x ^ y for x, y in zip(ckey, sig))).decode()
                scram["server"] = hmac.digest(hmac.digest(salted, b"Server Key", "sha256"), auth, "sha256")
                self._send(b"p", f"{bare},p={proof}".encode())
            elif code == 12:
                a = dict(x.split("=", 1) for x in body[4:].decode().split(","))
                if not hmac.compare_digest(base64.b64decode(a.get("v", "")), scram["server"]):
                    raise PgError("the server did not prove that it knows the password")
                scram["done"] = True
            else:
                raise PgError(f"authentication {code} is not supported")

    def query(self, sql):
        """All rows as tuples of str or None; `columns` are then number, type and name of each, in their order."""
        self.columns = []
        self._send(b"Q", sql.encode() + b"\0")
        rows, failed = [], None
        while True:
            kind, body = self._read()
            if kind == b"D":
                n = struct.unpack("!h", body[:2])[0]
                at, row = 2, []
                for _ in range(n):
                    ln = struct.unpack("!i", body[at : at + 4])[0]
                    at += 4
                    if ln < 0:
                        row.append(None)
                    else:
                        row.append(body[at : at + ln].decode("utf-8"))
                        at += ln
                rows.append(tuple(row))
            elif kind == b"T":
                at = 2
                for _ in range(struct.unpack("!h", body[:2])[0]):
                    end = body.index(b"\0", at)
                    _, number, kind_of, _, _, _ = struct.unpack("!ihihih", body[end + 1 : end + 19])
                    self.columns.append(f"{number} {kind_of} {body[at:end].decode('utf-8')}")
                    at = end + 19
            elif kind == b"E":
                failed = self._error(body)
            elif kind == b"Z":
                if failed:
                    raise failed
                return rows

    def stream(self, sql, size=1000):
        """Rows by a cursor; only within a transaction."""
        self.query(f"DECLARE audit_cursor NO SCROLL CURSOR FOR {sql}")
        while True:
            rows = self.query(f"FETCH {size} FROM audit_cursor")
            yield from rows
            if len(rows) < size:
                break
        self.query("CLOSE audit_cursor")

    def close(self):
        try:
            self._send(b"X", b"")
            self.sock.close()
        except OSError:
            pass
