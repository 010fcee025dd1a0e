package dev.polystack.shop.store.catalog.feed;

import dev.polystack.shop.contracts.types.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Why a message is a dead letter, as text that fits into a message attribute. */
final class Reason {

  /** Leaves most of a message's size, which attributes count towards, to its body. */
  static final int MAX_CHARACTERS = 8_000;

  private static final int MAX_LINE = 500;

  /** What SQS does not take: all that is no character of XML 1.0. */
  private static final Pattern NOT_ALLOWED =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private Reason() {}

  /** Every violation on a line of its own; if there are too many, how many more there are. */
  static String of(List<Violation> violations) {
    List<String> lines = new ArrayList<>();
    int characters = 0;
    for (Violation violation : violations) {
      String line = line(violation);
      characters += line.length() + 1;
      if (characters > MAX_CHARACTERS) {
        lines.add("and %d more".formatted(violations.size() - lines.size()));
        break;
      }
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  /** One line, with what an attribute cannot hold replaced. */
  static String of(String text) {
    String allowed = NOT_ALLOWED.matcher(text).replaceAll("\uFFFD");
    return allowed.length() <= MAX_LINE ? allowed : allowed.substring(0, MAX_LINE) + "...";
  }

  private static String line(Violation violation) {
    String place = violation.pointer().isEmpty() ? "the message" : violation.pointer();
    return of("%s: %s (%s)".formatted(place, violation.message(), violation.rule()));
  }
}
