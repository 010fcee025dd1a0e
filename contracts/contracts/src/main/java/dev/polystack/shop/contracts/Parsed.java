package dev.polystack.shop.contracts;

import dev.polystack.shop.contracts.types.Violation;
import java.util.List;

/** What became of a document. */
public sealed interface Parsed<T> {

  /** Everything that is wrong with it, as part of a document that holds it at this pointer. */
  default List<Violation> violationsBelow(String pointer) {
    return this instanceof Rejected<T> rejected
        ? rejected.violations().stream()
            .map(each -> new Violation(pointer + each.pointer(), each.rule(), each.message()))
            .toList()
        : List.of();
  }

  /** It keeps its contract. */
  record Accepted<T>(T value) implements Parsed<T> {}

  /** It does not; every violation is named, at least one. */
  record Rejected<T>(List<Violation> violations) implements Parsed<T> {

    /** Copies the violations. */
    public Rejected {
      violations = List.copyOf(violations);
    }
  }
}
