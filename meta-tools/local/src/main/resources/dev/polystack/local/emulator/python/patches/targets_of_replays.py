"""A replay reaches only those rules that it was asked for; as it comes, all of the bus's."""

import ministack.services.eventbridge as eventbridge


def _is_meant(rule, replay_name):
    replay = eventbridge._replays.get(replay_name) or {}
    wanted = (replay.get("Destination") or {}).get("FilterArns")
    arn = rule.get("Arn") or eventbridge._rule_arn(
        rule["Name"], rule.get("EventBusName", "default")
    )
    return not wanted or arn in wanted


def apply():
    # After log_targets, so that targets that are logs are left out too.
    invoke = eventbridge._invoke_target

    def invoke_if_meant(target, event, rule, view=None):
        replay_name = event.get("ReplayName")
        if replay_name is None or _is_meant(rule, replay_name):
            return invoke(target, event, rule, view)
        return None

    eventbridge._invoke_target = invoke_if_meant
