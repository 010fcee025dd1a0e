package dev.polystack.pacts.junit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.appsync.ResolverFunction;
import dev.polystack.appsync.ResolverFunction.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Handlers that are invoked in this JVM, as Lambda invokes them in one of its own. */
public final class LambdaFunctions {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LambdaFunctions() {}

  /** A function that resolves fields. */
  public static ResolverFunction of(RequestStreamHandler handler) {
    return payload -> invoke(handler, payload);
  }

  private static Reply invoke(RequestStreamHandler handler, JsonNode payload) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(JSON.writeValueAsBytes(payload)),
          output,
          new InvocationContext());
      return new Reply(
          null, output.size() == 0 ? JSON.nullNode() : JSON.readTree(output.toByteArray()));
    } catch (IOException | RuntimeException e) {
      return new Reply(
          "Unhandled",
          JSON.createObjectNode()
              .put("errorMessage", e.getMessage())
              .put("errorType", e.getClass().getName()));
    }
  }
}
