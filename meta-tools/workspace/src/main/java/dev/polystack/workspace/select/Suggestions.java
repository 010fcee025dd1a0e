package dev.polystack.workspace.select;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What somebody may have meant who typed a name that does not exist. */
public final class Suggestions {

  /** From here on two names look like one mistyped: {@code prodcuts} and {@code products}. */
  private static final double ALIKE = 0.8;

  /** From here on that is so although most of both is the same in all names, as in paths. */
  private static final double NEARLY_THE_SAME = 0.96;

  private static final int MOST_SUGGESTED = 3;
  private static final int MOST_LISTED = 12;

  private Suggestions() {}

  /**
   * One sentence: the names that are like the unknown one, or else those that there are.
   *
   * @param known in the order in which they are to be listed
   */
  public static String instead(String unknown, Collection<String> known) {
    List<String> alike = alike(unknown, known, ALIKE);
    if (!alike.isEmpty()) {
      return "Did you mean " + String.join(" or ", alike) + "?";
    }
    if (known.isEmpty()) {
      return "There is none.";
    }
    String more =
        known.size() > MOST_LISTED ? " and %d more".formatted(known.size() - MOST_LISTED) : "";
    return "There are: "
        + known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
        + more;
  }

  /** The name that is nearly the same as the unknown one, if there is such. */
  public static Optional<String> closest(String unknown, Collection<String> known) {
    return alike(unknown, known, NEARLY_THE_SAME).stream().findFirst();
  }

  private static List<String> alike(String unknown, Collection<String> known, double from) {
    var similarity = new JaroWinklerSimilarity();
    return known.stream()
        .distinct()
        .map(name -> Map.entry(name, similarity.apply(unknown, name)))
        .filter(entry -> entry.getValue() >= from)
        .sorted(Comparator.comparing(entry -> -entry.getValue()))
        .limit(MOST_SUGGESTED)
        .map(Map.Entry::getKey)
        .toList();
  }
}
