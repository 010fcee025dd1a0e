package dev.polystack.local.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.appsync.AppSyncApi;
import dev.polystack.appsync.Resolver;
import dev.polystack.appsync.ResolverFunction.Reply;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Answers a deployed API's fields by the functions that are deployed. */
final class DeployedFunctions {

  private final LambdaClient lambda;

  DeployedFunctions(Cloud cloud) {
    this.lambda = cloud.client(LambdaClient.builder());
  }

  AppSyncApi api(DeployedApi deployed) {
    return new AppSyncApi(
        deployed.sdl(),
        deployed.resolvers().stream()
            .map(
                each ->
                    new Resolver(
                        each.type(),
                        each.field(),
                        each.batched(),
                        payload -> invoke(each.functionArn(), payload)))
            .toList());
  }

  private Reply invoke(String functionArn, JsonNode payload) {
    InvokeResponse response =
        lambda.invoke(
            request ->
                request
                    .functionName(functionArn)
                    .payload(SdkBytes.fromUtf8String(payload.toString())));
    String text = response.payload().asUtf8String();
    return new Reply(response.functionError(), Json.read(text.isBlank() ? "null" : text));
  }
}
