package dev.polystack.shop.contracts.messages;

import dev.polystack.shop.contracts.types.Violation;
import java.util.List;

/** What came through an exposed queue, as far as its receiver can tell. */
public sealed interface ReceivedMessage {

  /** A message of a type that the receiver takes, and it keeps its contract. */
  record Valid(Message<?> message) implements ReceivedMessage {}

  /**
   * A message of a type, or of a major version, that the receiver does not take.
   *
   * @param accepted the types that it does
   */
  record UnknownType(String type, List<String> accepted) implements ReceivedMessage {

    /** Copies the list. */
    public UnknownType {
      accepted = List.copyOf(accepted);
    }
  }

  /** Something that does not keep the contract it claims to; every violation is named. */
  record Invalid(List<Violation> violations) implements ReceivedMessage {

    /** Copies the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
