package dev.polystack.shop.store.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.graphql.store.ErrorType;
import java.util.List;
import java.util.Optional;

/** What a field resolves to, as AppSync wants it from a function that resolves in batches. */
sealed interface Resolution {

  /** The field's value; absent for null. */
  record Value(Optional<? extends Record> value) implements Resolution {}

  /** The customer erred; every mistake is named. */
  record InvalidArgument(List<String> mistakes) implements Resolution {}

  /** The customer may try again later. */
  record Unavailable() implements Resolution {}

  /** We erred. The customer learns no more than what to tell us. */
  record Failed() implements Resolution {}

  /** AppSync's form. */
  default ObjectNode toJson(String correlationId) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    if (this instanceof Value found) {
      found
          .value()
          .ifPresentOrElse(
              value -> result.set("data", Contracts.tree(value)), () -> result.putNull("data"));
      return result;
    }
    result.putNull("data").put("errorType", errorType().name());
    return result.put("errorMessage", message(correlationId));
  }

  private ErrorType errorType() {
    if (this instanceof InvalidArgument) {
      return ErrorType.InvalidArgument;
    }
    return this instanceof Unavailable ? ErrorType.Unavailable : ErrorType.Failed;
  }

  private String message(String correlationId) {
    if (this instanceof InvalidArgument invalid) {
      return String.join("; ", invalid.mistakes());
    }
    return this instanceof Unavailable
        ? "the search does not answer, try again in a moment (correlation id %s)"
            .formatted(correlationId)
        : "something went wrong on our side (correlation id %s)".formatted(correlationId);
  }
}
