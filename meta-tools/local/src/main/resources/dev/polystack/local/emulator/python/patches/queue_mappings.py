"""A queue's mapping polls only what the function's role may read; streams are polled elsewhere.

The emulator's own stream pollers ignore partial failures, retries and destinations, so the local
cloud polls streams itself, by the same API and with the function's role.
"""

import ministack.core.iam_evaluator as evaluator
import ministack.services.lambda_svc as functions

_NEEDED = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")


def _role(account, region, mapping):
    name = (mapping.get("FunctionArn") or "").split(":function:")[-1].split(":")[0]
    function = functions._functions.get_scoped(account, region, name)
    return function and function["config"]["Role"].rsplit("/", 1)[-1]


def _may_read(account, region, mapping):
    role = _role(account, region, mapping)
    if not role:
        return False  # The function was deleted before its mapping.
    policies = evaluator._gather_role_policies(role, account)
    return all(
        evaluator.evaluate(
            evaluator.EvalContext(
                principal_arn=f"arn:aws:sts::{account}:assumed-role/{role}/mapping",
                principal_type="AssumedRole",
                principal_account=account,
                action=action,
                resource_arn=mapping.get("EventSourceArn", ""),
                region=region,
            ),
            policies,
        ).decision
        == "Allow"
        for action in _NEEDED
    )


def apply():
    every = functions._iter_all_esms

    def readable_queues():
        for account, region, mapping in every():
            if ":sqs:" in mapping.get("EventSourceArn", "") and _may_read(account, region, mapping):
                yield account, region, mapping

    functions._iter_all_esms = readable_queues
