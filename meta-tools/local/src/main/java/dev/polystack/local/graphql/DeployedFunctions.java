package dev.polystack.local.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.polystack.appsync.AppSyncApi;
import dev.polystack.appsync.Resolver;
import dev.polystack.appsync.ResolverFunction.Reply;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import dev.polystack.local.functions.Session;
import dev.polystack.local.functions.Sessions;
import dev.polystack.local.graphql.DeployedApi.DeployedResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Answers a deployed API's fields by the functions that are deployed, with the permissions of their
 * data source's role.
 */
final class DeployedFunctions {

  /** What AppSync calls its sessions. */
  private static final String SESSION = "APPSYNC_ASSUME_ROLE";

  private final Cloud cloud;
  private final Sessions sessions;
  private final Map<String, LambdaClient> clients = new ConcurrentHashMap<>();

  DeployedFunctions(Cloud cloud, Sessions sessions) {
    this.cloud = cloud;
    this.sessions = sessions;
  }

  /**
   * The API that answers by them.
   *
   * @throws UnsupportedApiException if AppSync would answer otherwise
   */
  AppSyncApi api(DeployedApi deployed) {
    try {
      return new AppSyncApi(
          deployed.sdl(),
          deployed.resolvers().stream()
              .map(
                  each ->
                      new Resolver(
                          each.type(),
                          each.field(),
                          each.batched(),
                          payload -> invoke(each, payload)))
              .toList());
    } catch (IllegalArgumentException e) {
      throw new UnsupportedApiException(deployed.id(), String.valueOf(e.getMessage()));
    }
  }

  private Reply invoke(DeployedResolver resolver, JsonNode payload) {
    if (resolver.roleArn() == null) {
      return failure("AccessDeniedException", "The data source has no role.");
    }
    try {
      InvokeResponse response =
          clients
              .computeIfAbsent(resolver.roleArn(), this::client)
              .invoke(
                  request ->
                      request
                          .functionName(resolver.functionArn())
                          .payload(SdkBytes.fromUtf8String(payload.toString())));
      String text = response.payload().asUtf8String();
      return new Reply(response.functionError(), Json.read(text.isBlank() ? "null" : text));
    } catch (AwsServiceException e) {
      return failure(e.awsErrorDetails().errorCode(), String.valueOf(e.getMessage()));
    }
  }

  private LambdaClient client(String roleArn) {
    return cloud.client(
        LambdaClient.builder(),
        () -> {
          Session session = sessions.of(SESSION, roleArn);
          return AwsSessionCredentials.create(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        });
  }

  private static Reply failure(String type, String message) {
    return new Reply(
        type, Json.MAPPER.createObjectNode().set("errorMessage", new TextNode(message)));
  }
}
