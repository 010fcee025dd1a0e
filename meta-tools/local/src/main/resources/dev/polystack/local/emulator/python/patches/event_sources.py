"""PutEvents is allowed for each of its events, by the source and the detail-type that it claims.

As it comes, conditions on events:source and events:detail-type never match.
"""

import contextvars
import json

import ministack.core.iam_actions as actions
import ministack.core.iam_evaluator as evaluator

_claims = contextvars.ContextVar("claims", default=())


def _read(body, region, account):
    """The bus, source and detail-type of each event, as often as they differ."""
    found = {}
    for entry in json.loads(body or b"{}").get("Entries") or ():
        bus = entry.get("EventBusName") or "default"
        if not bus.startswith("arn:"):
            bus = f"arn:aws:events:{region}:{account}:event-bus/{bus}"
        found[bus, entry.get("Source"), entry.get("DetailType")] = None
    return tuple(found)


def apply():
    resource, enforce = actions.extract_resource_arn, evaluator.enforce

    def extract(service, method, path, headers, body, query, region, account):
        _claims.set(())
        if service == "events":
            try:
                _claims.set(_read(body, region, account))
            except (ValueError, TypeError, AttributeError):
                pass  # Malformed: the call itself says so.
        return resource(service, method, path, headers, body, query, region, account)

    def enforce_each(key, iam_action, service, region, resource_arn="*", service_context=None):
        context = dict(service_context or {})
        claimed = [claim for claim in _claims.get() if claim[0] == resource_arn]
        if iam_action != "events:PutEvents" or not claimed:
            return enforce(key, iam_action, service, region, resource_arn, context)
        for _, source, detail_type in claimed:
            context.update({"events:source": source, "events:detail-type": detail_type})
            denied = enforce(key, iam_action, service, region, resource_arn, context)
            if denied:
                return denied
        return None

    actions.extract_resource_arn = extract
    evaluator.enforce = enforce_each
