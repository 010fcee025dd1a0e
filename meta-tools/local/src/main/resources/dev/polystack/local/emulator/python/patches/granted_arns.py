"""Actions and resources are named as the CDK's grants name them.

Without it correct grants are refused: batch calls of SQS (AWS checks the single call's action),
SSM calls with several names, log streams, and KMS keys by alias.
"""

import contextvars
import json

import ministack.core.iam_actions as actions
import ministack.core.iam_evaluator as evaluator

_SINGLE = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}
_further = contextvars.ContextVar("further_resources", default=())


def _parameters(body, region, account):
    request = json.loads(body or b"{}")
    names = request.get("Names") or ([request["Path"]] if request.get("Path") else [])
    prefix = f"arn:aws:ssm:{region}:{account}:parameter/"
    return [n if n.startswith("arn:") else prefix + n.lstrip("/") for n in names]


def _log_stream(arn, body):
    stream = json.loads(body or b"{}").get("logStreamName")
    return f"{arn}:log-stream:{stream}" if stream else f"{arn}:*"


def _key_of_alias(arn):
    from ministack.services import kms

    key = kms._resolve_key(arn.split(":", 5)[5]) or {}
    return key.get("Arn") or key.get("KeyArn") or arn


def apply():
    action, resource = actions.extract_iam_action, actions.extract_resource_arn

    def extract_action(*arguments, **named):
        found = action(*arguments, **named)
        return _SINGLE.get(found, found)


    def extract(service, method, path, headers, body, query, region, account):
        arn = resource(service, method, path, headers, body, query, region, account)
        _further.set(())
        try:
            if service == "ssm" and arn == "*":
                named = _parameters(body, region, account)
                _further.set(tuple(named[1:]))
                return named[0] if named else arn
            if service == "logs" and arn.count(":") == 6 and ":log-group:" in arn:
                return _log_stream(arn, body)
            if service == "kms" and ":alias/" in arn:
                return _key_of_alias(arn)
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
        return arn

    actions.extract_iam_action = extract_action
    actions.extract_resource_arn = extract
    enforce = evaluator.enforce

    def enforce_all(key, iam_action, service, region, resource_arn="*", service_context=None):
        further = _further.get()
        _further.set(())
        for arn in (resource_arn, *further):
            denied = enforce(
                key, iam_action, service, region, resource_arn=arn, service_context=service_context
            )
            if denied:
                return denied
        return None

    evaluator.enforce = enforce_all
