"""An event bus has the resource policy that CloudFormation gives it, and the policy decides.

As it comes, the property Policy of a bus is dropped, and no bus's policy is looked at.
"""

import ministack.core.iam_evaluator as evaluator
import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.eventbridge as eventbridge


def _policy_for_arn(arn):
    account, _, bus = arn.split(":", 4)[4].partition(":event-bus/")
    policy = eventbridge._event_bus_policies.get(bus)
    return (policy, account) if policy else None


def _keep(bus, policy):
    if policy:
        eventbridge._event_bus_policies[bus] = policy
    else:
        eventbridge._event_bus_policies.pop(bus, None)


def apply():
    handler = provisioners._RESOURCE_HANDLERS["AWS::Events::EventBus"]
    create, update, delete = handler["create"], handler["update"], handler["delete"]

    def created(logical_id, properties, stack_name):
        bus, attributes = create(logical_id, properties, stack_name)
        _keep(bus, properties.get("Policy"))
        return bus, attributes

    def updated(physical_id, old, new, stack_name):
        bus, attributes = update(physical_id, old, new, stack_name)
        _keep(bus, new.get("Policy"))
        return bus, attributes

    def deleted(physical_id, properties):
        delete(physical_id, properties)
        _keep(physical_id, None)

    handler.update(create=created, update=updated, delete=deleted)
    eventbridge.bus_policy_for_arn = _policy_for_arn
    evaluator._RESOURCE_POLICY_LOOKUPS.setdefault("events", ("eventbridge", "bus_policy_for_arn"))
