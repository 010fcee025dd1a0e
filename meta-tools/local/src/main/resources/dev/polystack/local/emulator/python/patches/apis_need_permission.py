"""An HTTP API calls a function only if the function's policy allows it."""

import ministack.services.apigateway as gateway
import ministack.services.lambda_svc as functions
from ministack.core.responses import get_account_id, get_region

from patches.rules_need_permission import function_allows


def apply():
    invoke = gateway._invoke_lambda_proxy

    async def invoke_if_allowed(
        integration, api_id, stage, path, method, headers, body, query,
        route_key="$default", path_params=None, **named,
    ):
        function, config, _ = functions._get_func_record_for_ref_in_scope(
            gateway._extract_lambda_ref_from_integration_uri(integration.get("integrationUri", "")),
            account_id=named.get("owner_account_id"),
            region=named.get("owner_region"),
        )
        if function and not integration.get("credentialsArn"):
            route = route_key.split(" ", 1)[-1]
            place = "$default" if route == "$default" else method + route
            source = f"arn:aws:execute-api:{get_region()}:{get_account_id()}:{api_id}/{stage}/{place}"
            if not function_allows(
                function, config["FunctionArn"], "apigateway.amazonaws.com", source
            ):
                body = b'{"message":"Internal Server Error"}'
                return 500, {"Content-Type": "application/json"}, body
        return await invoke(
            integration, api_id, stage, path, method, headers, body, query,
            route_key, path_params, **named,
        )

    gateway._invoke_lambda_proxy = invoke_if_allowed
