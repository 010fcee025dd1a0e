"""Functions in Java run in the function host, which learns the code's revision from the address."""

import os
import urllib.parse

import ministack.services.lambda_svc as functions


def apply():
    original = functions._proxy_url_for
    host = os.environ["POLYSTACK_FUNCTION_HOST"]

    def address(config):
        if not (config.get("Runtime") or "").startswith("java"):
            return original(config)
        revision = "-".join(
            str(config.get(key) or "") for key in ("CodeSha256", "LastModified", "RevisionId")
        )
        return (
            f"{host}/2015-03-31/functions/{config['FunctionName']}/invocations"
            f"?revision={urllib.parse.quote(revision, safe='')}"
        )

    functions._proxy_url_for = address
