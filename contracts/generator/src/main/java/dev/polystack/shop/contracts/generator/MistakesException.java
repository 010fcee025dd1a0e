package dev.polystack.shop.contracts.generator;

import java.util.List;
import java.util.stream.Collectors;

/** The contracts have mistakes, all of them in the message, so nothing was generated. */
public final class MistakesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Not kept when the exception is serialized, which nobody does; the message has them all. */
  private final transient List<Mistake> mistakes;

  /** Made of at least one mistake. */
  MistakesException(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(Mistake::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "%d mistake%s in the contracts, nothing is generated (docs/schemas.md says what is understood):\n  "
                        .formatted(mistakes.size(), mistakes.size() == 1 ? "" : "s"),
                    "\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** The mistakes one by one. */
  List<Mistake> mistakes() {
    return mistakes;
  }
}
