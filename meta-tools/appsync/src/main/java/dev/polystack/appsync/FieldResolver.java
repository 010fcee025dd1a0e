package dev.polystack.appsync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.appsync.ResolverFunction.Reply;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers fields by functions, as AppSync's direct Lambda resolvers do.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/direct-lambda-reference.html">
 *     Direct Lambda resolvers</a>
 */
final class FieldResolver {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FieldResolver() {}

  static DataFetcher<Object> of(Resolver resolver) {
    return environment -> resolve(resolver, environment);
  }

  private static Object resolve(Resolver resolver, DataFetchingEnvironment environment) {
    JsonNode context = context(resolver, environment);
    JsonNode payload = resolver.batched() ? JSON.createArrayNode().add(context) : context;
    Reply reply = resolver.function().invoke(payload);
    if (reply.functionError() != null) {
      return failed(
          environment,
          "Lambda:" + reply.functionError(),
          reply.payload().path("errorMessage").asText("the function failed"));
    }
    return resolver.batched() ? single(environment, reply.payload()) : value(reply.payload());
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
    @Nullable Object value = JSON.convertValue(json, Object.class);
    return DataFetcherResult.newResult().data(value).build();
  }

  private static Object failed(DataFetchingEnvironment environment, String type, String message) {
    return DataFetcherResult.newResult()
        .error(ResolverError.at(environment, type, message))
        .build();
  }

  private static ObjectNode context(Resolver resolver, DataFetchingEnvironment environment) {
    Caller caller = Objects.requireNonNull(environment.getGraphQlContext().get(Caller.class));
    ObjectNode context = JSON.createObjectNode();
    context.set("arguments", JSON.valueToTree(environment.getArguments()));
    context.set("identity", identity(caller));
    context.set("source", JSON.valueToTree(environment.<Object>getSource()));
    context.putObject("request").set("headers", JSON.valueToTree(caller.headers()));
    context.putNull("prev").putObject("stash");
    ObjectNode info = context.putObject("info");
    info.put("fieldName", resolver.field()).put("parentTypeName", resolver.type());
    info.set("variables", JSON.valueToTree(environment.getVariables()));
    List<String> selection =
        environment.getSelectionSet().getFields().stream()
            .map(SelectedField::getQualifiedName)
            .toList();
    info.set("selectionSetList", JSON.valueToTree(selection));
    return context;
  }

  private static ObjectNode identity(Caller caller) {
    ObjectNode identity = JSON.createObjectNode();
    JsonNode claims = JSON.valueToTree(caller.claims());
    identity.set("sub", claims.get("sub"));
    identity.set("issuer", claims.get("iss"));
    identity.set(
        "username",
        claims.has("cognito:username") ? claims.get("cognito:username") : claims.get("sub"));
    identity.set("claims", claims);
    identity.set("groups", claims.get("cognito:groups"));
    identity.put("defaultAuthStrategy", "ALLOW");
    return identity;
  }
}
