package dev.polystack.engine.scaffold;

import dev.polystack.engine.UsageError;

/** An event and the service that tells it. */
record EventName(Name service, String type) {

  /**
   * Reads {@code service/Name}.
   *
   * @throws UsageError if it is not of that form
   */
  static EventName of(String id) {
    String[] parts = id.split("/", -1);
    if (parts.length != 2 || !parts[1].matches("[A-Z][A-Za-z0-9]*")) {
      throw new UsageError(
          "'%s' names no event: write service/Name, what happened in the past tense, such as orders/OrderPlaced"
              .formatted(id));
    }
    return new EventName(Name.of("service", parts[0]), parts[1]);
  }
}
