"""CloudFormation can make event archives, by the emulator's own API for them."""

import json

import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.eventbridge as eventbridge
from ministack.core.responses import get_account_id, get_region


def _request(properties, name):
    pattern = properties.get("EventPattern") or ""
    return {
        "ArchiveName": name,
        "EventSourceArn": properties.get("SourceArn", ""),
        "Description": properties.get("Description", ""),
        "EventPattern": pattern if isinstance(pattern, str) else json.dumps(pattern),
        "RetentionDays": int(properties.get("RetentionDays") or 0),
    }


def _create(logical_id, properties, stack_name):
    name = properties.get("ArchiveName") or f"{stack_name}-{logical_id}"
    status, _, body = eventbridge._create_archive(_request(properties, name))
    if status >= 400:
        raise ValueError(json.loads(body).get("message") or body)
    arn = f"arn:aws:events:{get_region()}:{get_account_id()}:archive/{name}"
    return name, {"Arn": arn, "ArchiveName": name}


def _update(physical_id, old, new, stack_name, logical_id=None):
    archive = eventbridge._archives[physical_id]
    archive.update(_request(new, physical_id))
    return physical_id, {"Arn": archive["ArchiveArn"], "ArchiveName": physical_id}


def apply():
    provisioners._RESOURCE_HANDLERS.setdefault(
        "AWS::Events::Archive",
        {
            "create": _create,
            "update": _update,
            "delete": lambda physical_id, properties: eventbridge._delete_archive(
                {"ArchiveName": physical_id}
            ),
        },
    )
