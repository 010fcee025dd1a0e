package dev.polystack.shop.contracts.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what an event or a message promises beside its data. */
final class PromiseComparison {

  private static final String UNIT = " (?:seconds?|minutes?|hours?|days?)\\b";

  /** A length of time, as in "4 days in the queue". */
  private static final Pattern TIME = Pattern.compile("[0-9]+(?=" + UNIT + ")");

  private static final Pattern SPAN = Pattern.compile("[0-9]+" + UNIT);

  /** What no length of time is longer than. */
  private static final String FOR_GOOD = "without limit";

  private final Direction direction;
  private final Findings findings;

  /**
   * A comparison for one kind of contract.
   *
   * @param direction who relies on it
   */
  PromiseComparison(Direction direction, Findings findings) {
    this.direction = direction;
    this.findings = findings;
  }

  void compare(Place old, Place now) {
    kept(
        old.at("x-idempotency-key"),
        now.at("x-idempotency-key"),
        "the idempotency key",
        "keep the key; a new major version may have another one");
    kept(
        old.at("x-queue"),
        now.at("x-queue"),
        "the queue",
        "keep taking it from there; a new major version may have another queue");
    old.at("x-guarantees")
        .node()
        .fieldNames()
        .forEachRemaining(
            name ->
                guarantee(name, old.at("x-guarantees").at(name), now.at("x-guarantees").at(name)));
  }

  /** Consumers remember what they did by the key, and senders the queue by its name. */
  private void kept(Place old, Place now, String what, String instead) {
    if (!old.node().isMissingNode() && !old.node().equals(now.node())) {
      findings.add(
          now, direction, "%s was %s, is %s".formatted(what, old.node(), now.node()), instead);
    }
  }

  /**
   * Nobody but a person can tell whether other words promise more. Only a retention whose times
   * become longer does, or one that said no time before and says one now; "without limit" is a
   * time, and the longest.
   */
  private void guarantee(String name, Place old, Place now) {
    String before = old.node().asText();
    String after = now.node().asText();
    boolean longer = name.equals("retention") && isLonger(before, after);
    if (!before.equals(after) && !longer) {
      findings.add(
          now,
          direction,
          "the guarantee was '%s', is '%s'".formatted(before, after),
          "keep the words; a new major version may promise something else");
    }
  }

  private static boolean isLonger(String before, String after) {
    if (before.toLowerCase(Locale.ROOT).contains(FOR_GOOD)) {
      return false;
    }
    List<Integer> old = times(before);
    if (after.toLowerCase(Locale.ROOT).contains(FOR_GOOD)) {
      return old.isEmpty() || SPAN.matcher(before).replaceAll(FOR_GOOD).equalsIgnoreCase(after);
    }
    List<Integer> now = times(after);
    if (old.isEmpty()) {
      return !now.isEmpty();
    }
    if (!TIME.matcher(before).replaceAll("#").equals(TIME.matcher(after).replaceAll("#"))) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (now.get(i) < old.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> times(String text) {
    List<Integer> times = new ArrayList<>();
    for (Matcher time = TIME.matcher(text); time.find(); ) {
      times.add(Integer.valueOf(time.group()));
    }
    return times;
  }
}
