"""What a rule's target cannot get goes to the target's dead-letter queue, if that lets the rule.

As it comes, the queue of a target is never used. Whatever else goes wrong is not tried again here.
"""

import json

import ministack.services.eventbridge as eventbridge
import ministack.services.sqs as sqs
from ministack.core.arn import parse_arn
from ministack.core.responses import get_account_id

from patches.rules_need_permission import Undelivered, rule_arn


def _keep(queue, target, event, rule, view, why):
    source = rule_arn(rule)
    if not sqs.queue_policy_allows(queue, "events.amazonaws.com", source, get_account_id()):
        eventbridge.logger.warning("EventBridge: %s may not send to %s", source, queue)
        return
    view = view or eventbridge._pattern_event_view(event)
    eventbridge._dispatch_to_sqs(parse_arn(queue), json.dumps(view.event_with_detail()))
    attributes = {
        name: {"DataType": "String", "StringValue": value}
        for name, value in {
            "RULE_ARN": source,
            "TARGET_ARN": target.get("Arn", ""),
            "ERROR_CODE": why.code,
            "ERROR_MESSAGE": str(why),
        }.items()
    }
    kept = sqs._queue_by_arn(queue)["messages"][-1]
    kept.update(message_attributes=attributes, md5_attrs=sqs._md5_msg_attrs(attributes))


def apply():
    # After rules_need_permission, which says what cannot be delivered.
    invoke = eventbridge._invoke_target

    def invoke_or_keep(target, event, rule, view=None):
        try:
            return invoke(target, event, rule, view)
        except Undelivered as why:
            eventbridge.logger.warning("EventBridge: %s", why)
            queue = (target.get("DeadLetterConfig") or {}).get("Arn")
            if queue:
                _keep(queue, target, event, rule, view, why)
            return None

    eventbridge._invoke_target = invoke_or_keep
