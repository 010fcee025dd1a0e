package dev.polystack.appsync;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function that answers fields.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/direct-lambda-reference.html">
 *     Direct Lambda resolvers</a>
 */
@FunctionalInterface
public interface ResolverFunction {

  /**
   * Invokes the function.
   *
   * @param payload AppSync's context, or a list of contexts for a function that resolves in batches
   */
  Reply invoke(JsonNode payload);

  /**
   * What an invocation came to.
   *
   * @param functionError Lambda's word for how the function failed; null if it did not
   * @param payload what the function answered; Lambda's description of the error if it failed
   */
  record Reply(@Nullable String functionError, JsonNode payload) {}
}
