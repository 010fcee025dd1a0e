"""A rule reaches a queue or a function only if that queue's or function's policy allows it."""

import ministack.core.iam_evaluator as evaluator
import ministack.services.eventbridge as eventbridge
import ministack.services.lambda_svc as functions
import ministack.services.sqs as sqs
from ministack.core.responses import get_account_id, get_region


def function_allows(function, arn, service, source):
    context = evaluator.EvalContext(
        principal_arn="*",
        principal_type="Service",
        principal_account="",
        action="lambda:InvokeFunction",
        resource_arn=arn,
        region=get_region(),
        service_context={"aws:sourcearn": source, "aws:sourceaccount": get_account_id()},
    )
    policy = function.get("policy")
    return evaluator.evaluate_resource_policy(policy, context, service=service).decision == "Allow"


def _allows(target, rule):
    if ":sqs:" in target:
        return sqs.queue_policy_allows(target, "events.amazonaws.com", rule, get_account_id())
    if ":lambda:" in target:
        function, _, _ = functions._get_func_record_for_ref(target)
        return not function or function_allows(function, target, "events.amazonaws.com", rule)
    return True


def apply():
    invoke = eventbridge._invoke_target

    def invoke_if_allowed(target, event, rule, view=None):
        arn = target.get("Arn", "")
        rule_arn = rule.get("Arn") or eventbridge._rule_arn(
            rule["Name"], rule.get("EventBusName", "default")
        )
        if not _allows(arn, rule_arn):
            eventbridge.logger.warning("EventBridge: %s may not send to %s", rule_arn, arn)
            return None
        return invoke(target, event, rule, view)

    eventbridge._invoke_target = invoke_if_allowed
