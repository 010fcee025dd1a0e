"""A rule reaches a queue, a function or a log group only if a policy there allows it."""

import ministack.core.iam_evaluator as evaluator
import ministack.services.cloudwatch_logs as logs
import ministack.services.eventbridge as eventbridge
import ministack.services.lambda_svc as functions
import ministack.services.sqs as sqs
from ministack.core.responses import get_account_id, get_region

_RULES = "events.amazonaws.com"


class Undelivered(Exception):
    """A target did not get an event; the code is EventBridge's word for why."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def _allows(policy, action, arn, service, source):
    context = evaluator.EvalContext(
        principal_arn="*",
        principal_type="Service",
        principal_account="",
        action=action,
        resource_arn=arn,
        region=get_region(),
        service_context={"aws:sourcearn": source, "aws:sourceaccount": get_account_id()},
    )
    return evaluator.evaluate_resource_policy(policy, context, service=service).decision == "Allow"


def function_allows(function, arn, service, source):
    return _allows(function.get("policy"), "lambda:InvokeFunction", arn, service, source)


def _group_allows(group, stream, rule):
    name = group.split(":log-group:", 1)[1]
    policies = [p["policyDocument"] for p in logs._resource_policies.values()]
    if name in logs._log_group_policies:
        policies.append(logs._log_group_policies[name]["policyDocument"])
    place = f"{group}:log-stream:{stream}"
    return all(
        any(_allows(policy, action, place, _RULES, rule) for policy in policies)
        for action in ("logs:CreateLogStream", "logs:PutLogEvents")
    )


def rule_arn(rule):
    return rule.get("Arn") or eventbridge._rule_arn(
        rule["Name"], rule.get("EventBusName", "default")
    )


def _check(arn, rule):
    there, allowed = True, True
    if ":sqs:" in arn:
        there = sqs._queue_by_arn(arn) is not None
        allowed = sqs.queue_policy_allows(arn, _RULES, rule_arn(rule), get_account_id())
    elif ":lambda:" in arn:
        function, _, _ = functions._get_func_record_for_ref(arn)
        there = bool(function)
        allowed = there and function_allows(function, arn, _RULES, rule_arn(rule))
    elif ":log-group:" in arn:
        group = arn.removesuffix(":*")
        there = group.split(":log-group:", 1)[1] in logs._log_groups
        allowed = _group_allows(group, rule["Name"], rule_arn(rule))
    if not there:
        raise Undelivered("NO_RESOURCE", f"{arn} does not exist")
    if not allowed:
        raise Undelivered("NO_PERMISSIONS", f"{rule_arn(rule)} may not send to {arn}")


def apply():
    # After log_targets, so that log groups are checked too.
    invoke = eventbridge._invoke_target

    def invoke_if_allowed(target, event, rule, view=None):
        _check(target.get("Arn", ""), rule)
        return invoke(target, event, rule, view)

    eventbridge._invoke_target = invoke_if_allowed
