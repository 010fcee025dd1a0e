"""What is handed to a function has Lambda's size at most: 6 MB, and 1 MB if nobody waits for it.

The function host minds the size of answers.
"""

import ministack.services.lambda_svc as functions

_SYNCHRONOUS = 6 * 1024 * 1024
_ASYNCHRONOUS = 1024 * 1024


def apply():
    invoke = functions._invoke

    async def invoke_if_small(name, event, headers, *arguments, **named):
        lower = {key.lower(): value for key, value in headers.items()}
        nobody_waits = lower.get("x-amz-invocation-type") == "Event"
        limit = _ASYNCHRONOUS if nobody_waits else _SYNCHRONOUS
        if int(lower.get("content-length") or 0) > limit:
            return functions.error_response_json(
                "RequestTooLargeException",
                f"Request must be smaller than {limit} bytes for the InvokeFunction operation",
                413,
            )
        return await invoke(name, event, headers, *arguments, **named)

    functions._invoke = invoke_if_small
