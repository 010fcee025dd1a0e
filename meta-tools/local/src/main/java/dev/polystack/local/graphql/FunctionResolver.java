package dev.polystack.local.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import dev.polystack.local.graphql.DeployedApi.DeployedResolver;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Answers fields by functions, as AppSync's direct Lambda resolvers do.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/direct-lambda-reference.html">
 *     Direct Lambda resolvers</a>
 */
final class FunctionResolver {

  private final LambdaClient lambda;

  FunctionResolver(Cloud cloud) {
    this.lambda = cloud.client(LambdaClient.builder());
  }

  DataFetcher<Object> of(DeployedResolver resolver) {
    return environment -> resolve(resolver, environment);
  }

  private Object resolve(DeployedResolver resolver, DataFetchingEnvironment environment) {
    JsonNode context = context(resolver, environment);
    JsonNode payload = resolver.batched() ? Json.MAPPER.createArrayNode().add(context) : context;
    InvokeResponse response =
        lambda.invoke(
            request ->
                request
                    .functionName(resolver.functionArn())
                    .payload(SdkBytes.fromUtf8String(payload.toString())));
    String text = response.payload().asUtf8String();
    JsonNode answer = Json.read(text.isBlank() ? "null" : text);
    if (response.functionError() != null) {
      return failed(
          environment,
          "Lambda:" + response.functionError(),
          answer.path("errorMessage").asText("the function failed"));
    }
    return resolver.batched() ? single(environment, answer) : value(answer);
  }

  /** A batch of one: the function answers a list with one result, which may be an error. */
  private static Object single(DataFetchingEnvironment environment, JsonNode answer) {
    if (!answer.isArray() || answer.size() != 1) {
      return failed(
          environment,
          "Lambda:IllegalArgument",
          "the function has to answer a list with as many results as it got contexts");
    }
    JsonNode result = answer.get(0);
    return result.hasNonNull("errorMessage")
        ? failed(
            environment,
            result.path("errorType").asText("Lambda:Unhandled"),
            result.path("errorMessage").asText())
        : value(result.path("data"));
  }

  private static Object value(JsonNode json) {
    @Nullable Object value = Json.MAPPER.convertValue(json, Object.class);
    return DataFetcherResult.newResult().data(value).build();
  }

  private static Object failed(DataFetchingEnvironment environment, String type, String message) {
    return DataFetcherResult.newResult()
        .error(
            new ResolverError(
                message,
                type,
                environment.getExecutionStepInfo().getPath().toList(),
                environment.getField().getSourceLocation()))
        .build();
  }

  private static ObjectNode context(
      DeployedResolver resolver, DataFetchingEnvironment environment) {
    Caller caller = Objects.requireNonNull(environment.getGraphQlContext().get(Caller.class));
    ObjectNode context = Json.MAPPER.createObjectNode();
    context.set("arguments", Json.MAPPER.valueToTree(environment.getArguments()));
    context.set("identity", identity(caller));
    context.set("source", Json.MAPPER.valueToTree(environment.<Object>getSource()));
    context.putObject("request").set("headers", Json.MAPPER.valueToTree(caller.headers()));
    context.putNull("prev").putObject("stash");
    ObjectNode info = context.putObject("info");
    info.put("fieldName", resolver.field()).put("parentTypeName", resolver.type());
    info.set("variables", Json.MAPPER.valueToTree(environment.getVariables()));
    List<String> selection =
        environment.getSelectionSet().getFields().stream()
            .map(SelectedField::getQualifiedName)
            .toList();
    info.set("selectionSetList", Json.MAPPER.valueToTree(selection));
    return context;
  }

  private static ObjectNode identity(Caller caller) {
    ObjectNode identity = Json.MAPPER.createObjectNode();
    identity.put("sub", caller.claims().getSubject());
    identity.put("issuer", caller.claims().getIssuer());
    Object username = caller.claims().getClaim("cognito:username");
    identity.put("username", username == null ? caller.claims().getSubject() : username.toString());
    identity.set("claims", Json.MAPPER.valueToTree(caller.claims().toJSONObject()));
    identity.set("groups", Json.MAPPER.valueToTree(caller.claims().getClaim("cognito:groups")));
    identity.put("defaultAuthStrategy", "ALLOW");
    return identity;
  }
}
