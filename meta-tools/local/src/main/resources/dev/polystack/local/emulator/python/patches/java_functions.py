"""Functions in Java run in the function host, which learns the code's revision from the address.

The host keeps the timeout, which begins with the function's turn and not with its JVM's start, and
words errors as Lambda does, so they are passed on as they are.
"""

import http.client
import json
import os
import urllib.parse

import ministack.services.lambda_svc as functions

_LONGEST_SECONDS = 15 * 60 + 60


def _revision(config):
    keys = ("CodeSha256", "LastModified", "RevisionId")
    return urllib.parse.quote("-".join(str(config.get(key) or "") for key in keys), safe="")


def _run(event, url, request_id):
    target = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(target.netloc, timeout=_LONGEST_SECONDS)
    try:
        connection.request(
            "POST",
            f"{target.path}?{target.query}",
            json.dumps(event, ensure_ascii=False).encode(),
            {"Content-Type": "application/json", "X-Amzn-Lambda-Request-Id": request_id},
        )
        response = connection.getresponse()
        body = json.loads(response.read() or b"null")
        return {"body": body} if response.status == 200 else {"body": body, "error": True}
    except (OSError, http.client.HTTPException, ValueError) as error:
        message = f"the function host did not answer: {error}"
        return {"body": {"errorMessage": message, "errorType": "Runtime.HostError"}, "error": True}
    finally:
        connection.close()


def apply():
    host = os.environ["POLYSTACK_FUNCTION_HOST"]
    address, execute = functions._proxy_url_for, functions._execute_function_proxy

    def proxy_url(config):
        if not (config.get("Runtime") or "").startswith("java"):
            return address(config)
        name = config["FunctionName"]
        return f"{host}/2015-03-31/functions/{name}/invocations?revision={_revision(config)}"

    def run(function, event, url, request_id):
        if not url.startswith(host):
            return execute(function, event, url, request_id)
        return _run(event, url, request_id)

    functions._proxy_url_for = proxy_url
    functions._execute_function_proxy = run
