# What random data would seldom hit upon: cases that are there, and a key of its own for each request.
import atexit
import itertools
import os
import uuid

import schemathesis

cases = os.environ["BIHUAN_FUZZ_CASES"].split(",")
turn = itertools.count()
sent = itertools.count()


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    if path_parameters and "caseNo" in path_parameters:
        nth = next(turn)
        if nth % 5:
            path_parameters = {**path_parameters, "caseNo": cases[nth % len(cases)]}
    return path_parameters


@schemathesis.hook
def map_headers(context, headers):
    if headers and "idempotency-key" in headers:
        headers = {**headers, "idempotency-key": str(uuid.uuid4())}
    if headers and "if-match" in headers and next(turn) % 4:
        headers = {**headers, "if-match": "*"}
    return headers


@schemathesis.hook
def after_call(context, case, response):
    next(sent)


@atexit.register
def tell():
    print(f"requests: {next(sent)}")
