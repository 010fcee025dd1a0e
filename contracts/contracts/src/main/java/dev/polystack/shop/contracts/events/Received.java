package dev.polystack.shop.contracts.events;

import dev.polystack.shop.contracts.types.Violation;
import java.util.List;

/** What came over the bus, as far as its consumer can tell. */
public sealed interface Received {

  /** An event of a type that the consumer asked for, and it keeps its contract. */
  record Valid(Event<?> event) implements Received {}

  /** An event of a type, or of a major version, that the consumer does not know. */
  record UnknownVersion(String source, String detailType, List<String> accepted)
      implements Received {

    /** Copies the list. */
    public UnknownVersion {
      accepted = List.copyOf(accepted);
    }
  }

  /** Something that does not keep the contract it claims to; every violation is named. */
  record Invalid(List<Violation> violations) implements Received {

    /** Copies the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
