"""A rule can write its events to a log group, as EventBridge does: one stream per rule."""

import json
import time

import ministack.services.cloudwatch_logs as logs
import ministack.services.eventbridge as eventbridge


def _write(group, stream, message):
    name = {"logGroupName": group, "logStreamName": stream}
    logs._create_log_stream(name)
    status, _, body = logs._put_log_events(
        {**name, "logEvents": [{"timestamp": int(time.time() * 1000), "message": message}]}
    )
    if status >= 400:
        eventbridge.logger.warning("EventBridge: cannot write to %s: %s", group, body)


def apply():
    invoke = eventbridge._invoke_target

    def invoke_or_write(target, event, rule, view=None):
        service, _, resource = target.get("Arn", "").partition(":log-group:")
        if not service.startswith("arn:aws:logs:"):
            return invoke(target, event, rule, view)
        view = view or eventbridge._pattern_event_view(event)
        return _write(resource.removesuffix(":*"), rule["Name"], json.dumps(view.event_with_detail()))

    eventbridge._invoke_target = invoke_or_write
