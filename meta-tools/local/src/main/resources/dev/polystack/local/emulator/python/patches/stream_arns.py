"""Calls to DynamoDB Streams and Kinesis GetRecords are checked against the stream that they read."""

import json

import ministack.core.iam_actions as actions


def _stream(service, body, region, account):
    request = json.loads(body or b"{}")
    if service == "dynamodbstreams":
        if request.get("StreamArn"):
            return request["StreamArn"]
        from ministack.services import dynamodb_streams

        iterator = dynamodb_streams._decode_iterator(request.get("ShardIterator", "")) or {}
        return iterator.get("arn")
    from ministack.services import kinesis

    iterator = kinesis._shard_iterators.get(request.get("ShardIterator"))
    return iterator and f"arn:aws:kinesis:{region}:{account}:stream/{iterator['stream']}"


def apply():
    original = actions.extract_resource_arn

    def extract(service, method, path, headers, body, query, region, account):
        arn = original(service, method, path, headers, body, query, region, account)
        if service == "dynamodbstreams" or (service == "kinesis" and arn == "*"):
            try:
                return _stream(service, body, region, account) or arn
            except (ValueError, KeyError, TypeError):
                return arn
        return arn

    actions.extract_resource_arn = extract
