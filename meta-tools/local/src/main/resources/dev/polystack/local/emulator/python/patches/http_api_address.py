"""An HTTP API's address is one that resolves everywhere: hosts below localhost do not in Java."""

import os

import ministack.services.apigateway as gateway
import ministack.services.cloudformation.provisioners as provisioners


def apply():
    handler = provisioners._RESOURCE_HANDLERS["AWS::ApiGatewayV2::Api"]
    create, update = handler["create"], handler["update"]

    def mend(result):
        api_id, attributes = result
        api = gateway._apis.get(api_id)
        if api and api.get("protocolType", "HTTP") == "HTTP":
            port = os.environ["GATEWAY_PORT"]
            api["apiEndpoint"] = f"http://127.0.0.1:{port}/_aws/execute-api/{api_id}/$default"
            attributes = {**attributes, "ApiEndpoint": api["apiEndpoint"]}
        return api_id, attributes

    handler["create"] = lambda *args, **named: mend(create(*args, **named))
    handler["update"] = lambda *args, **named: mend(update(*args, **named))
