"""RFC 8785. parse() says besides whether every number is one that a double (printed as ECMAScript does) can hold."""

import json
from decimal import Decimal


class Parsed:
    __slots__ = ("value", "bad")


def number(f):
    """A double as ECMAScript prints it."""
    if f != f or f in (float("inf"), float("-inf")):
        raise ValueError("not a number of JSON")
    if f == 0:
        return "0"
    sign = "-" if f < 0 else ""
    _, digits, exp = Decimal(repr(abs(f))).as_tuple()
    d = "".join(map(str, digits)).lstrip("0")
    n = len(d) + exp
    d = d.rstrip("0")
    k = len(d)
    if k <= n <= 21:
        s = d + "0" * (n - k)
    elif 0 < n <= 21:
        s = d[:n] + "." + d[n:]
    elif -6 < n <= 0:
        s = "0." + "0" * -n + d
    else:
        e = n - 1
        s = d[0] + ("." + d[1:] if k > 1 else "") + "e" + ("+" if e >= 0 else "-") + str(abs(e))
    return sign + s


def parse(text):
    out = Parsed()
    out.bad = None

    def real(token):
        f = float(token)
        try:
            same = Decimal(number(f)) == Decimal(token)
        except ValueError:
            same = False
        if not same:
            out.bad = token
        return f

    def whole(token):
        i = int(token) if len(token) < 400 else None
        return i if i is not None and abs(i) <= 2**53 else real(token)

    out.value = json.loads(text, parse_float=real, parse_int=whole)
    return out


_ESC = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
for _c in range(32):
    _ESC.setdefault(chr(_c), "\\u%04x" % _c)
_TABLE = {ord(k): v for k, v in _ESC.items()}


def string(s):
    return '"' + s.translate(_TABLE) + '"'


def canonical(v):
    if v is None:
        return "null"
    if v is True:
        return "true"
    if v is False:
        return "false"
    if isinstance(v, str):
        return string(v)
    if isinstance(v, int):
        return str(v) if abs(v) <= 2**53 else number(float(v))
    if isinstance(v, float):
        return number(v)
    if isinstance(v, list):
        return "[" + ",".join(map(canonical, v)) + "]"
    if isinstance(v, dict):
        keys = sorted(v, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(string(k) + ":" + canonical(v[k]) for k in keys) + "}"
    raise TypeError(type(v))


def encode(v):
    return canonical(v).encode("utf-8")
