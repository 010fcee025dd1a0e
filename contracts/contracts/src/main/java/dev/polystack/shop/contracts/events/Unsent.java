package dev.polystack.shop.contracts.events;

import dev.polystack.shop.contracts.types.Violation;
import java.util.List;

/** An event that did not reach the bus, and why. */
public sealed interface Unsent {

  /** The event. */
  Event<?> event();

  /** Why, for a log line. */
  String reason();

  /** It does not keep its own contract, so it was not even tried; sending it again is no use. */
  record Invalid(Event<?> event, List<Violation> violations) implements Unsent {

    /** Copies the violations. */
    public Invalid {
      violations = List.copyOf(violations);
    }

    @Override
    public String reason() {
      return "breaks its contract: " + violations;
    }
  }

  /**
   * EventBridge did not take it.
   *
   * @param code EventBridge's error code, or the exception's name
   * @param attempts how often it was tried
   */
  record Refused(Event<?> event, String code, String message, int attempts) implements Unsent {

    @Override
    public String reason() {
      return "refused %d times, at last with %s: %s".formatted(attempts, code, message);
    }
  }
}
