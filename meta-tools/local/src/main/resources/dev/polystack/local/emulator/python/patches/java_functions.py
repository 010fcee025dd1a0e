"""Functions in Java run in the function host, which learns the code's revision from the address.

The host keeps the timeout, which begins with the function's turn and not with its JVM's start, and
words errors as Lambda does, so they are passed on as they are.

As soon as a function is new or changed the host is told, so that its JVM starts before it is called.
"""

import http.client
import json
import logging
import os
import threading
import urllib.parse

import ministack.services.lambda_svc as functions

_LONGEST_SECONDS = 15 * 60 + 60
# CloudFormation changes the code and then, within milliseconds, the configuration.
_SETTLED_SECONDS = 0.05

_LOG = logging.getLogger(__name__)


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


def _is_java(config):
    return (config.get("Runtime") or "").startswith("java")


class _Preparations:
    """Tells the host about a function once its changes have settled."""

    def __init__(self, address_of):
        self._address_of = address_of
        self._waiting = {}
        self._lock = threading.Lock()

    def after_change(self, config):
        timer = threading.Timer(_SETTLED_SECONDS, self._tell, [config])
        timer.daemon = True
        with self._lock:
            earlier = self._waiting.pop(config["FunctionName"], None)
            self._waiting[config["FunctionName"]] = timer
        if earlier:
            earlier.cancel()
        timer.start()

    def _tell(self, config):
        target = urllib.parse.urlsplit(self._address_of(config))
        connection = http.client.HTTPConnection(target.netloc, timeout=10)
        try:
            connection.request("PUT", f"{target.path}?{target.query}")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException) as error:
            _LOG.info("%s will start when it is called: %s", config["FunctionName"], error)
        finally:
            connection.close()


def apply():
    host = os.environ["POLYSTACK_FUNCTION_HOST"]
    address, execute = functions._proxy_url_for, functions._execute_function_proxy

    invalidate = functions.invalidate_worker

    def java_url(config):
        name = config["FunctionName"]
        return f"{host}/2015-03-31/functions/{name}/invocations?revision={_revision(config)}"

    preparations = _Preparations(java_url)

    def proxy_url(config):
        return java_url(config) if _is_java(config) else address(config)

    def run(function, event, url, request_id):
        if not url.startswith(host):
            return execute(function, event, url, request_id)
        return _run(event, url, request_id)

    def invalidated(name, *arguments, **options):
        result = invalidate(name, *arguments, **options)
        config = (functions._functions.get(name) or {}).get("config") or {}
        if _is_java(config):
            preparations.after_change(config)
        return result

    functions._proxy_url_for = proxy_url
    functions.invalidate_worker = invalidated
    functions._execute_function_proxy = run
