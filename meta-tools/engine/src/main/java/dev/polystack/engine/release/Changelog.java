package dev.polystack.engine.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository's list of notable changes.
 *
 * @see <a href="https://keepachangelog.com/en/1.1.0/">Keep a Changelog 1.1.0</a>
 */
final class Changelog {

  private static final Pattern UNRELEASED =
      Pattern.compile("(?m)^## \\[Unreleased\\][ \\t]*\\R((?:(?!^## )[\\s\\S])*)");
  private static final List<String> KINDS =
      List.of("Added", "Changed", "Deprecated", "Removed", "Fixed");
  private static final Map<String, String> KIND_BY_VERB =
      Map.ofEntries(
          Map.entry("add", "Added"),
          Map.entry("let", "Added"),
          Map.entry("give", "Added"),
          Map.entry("deprecate", "Deprecated"),
          Map.entry("remove", "Removed"),
          Map.entry("drop", "Removed"),
          Map.entry("delete", "Removed"),
          Map.entry("fix", "Fixed"),
          Map.entry("mend", "Fixed"),
          Map.entry("correct", "Fixed"));

  private Changelog() {}

  /**
   * Turns what is unreleased into a version's section. What people wrote there stays as it is;
   * where they wrote nothing, the commits' subjects speak, sorted by the verb that they begin with.
   *
   * @param before the file so far; may be empty
   * @param subjects of the commits since the last release, oldest first
   */
  static String release(String before, Version version, LocalDate date, List<String> subjects) {
    String title = "## [%s]".formatted(version);
    if (before.contains(title)) {
      return before;
    }
    Matcher unreleased = UNRELEASED.matcher(before);
    boolean found = unreleased.find();
    String written = found ? unreleased.group(1).strip() : "";
    String section =
        "## [Unreleased]\n\n%s - %s\n\n%s\n"
            .formatted(title, date, written.isEmpty() ? sorted(subjects) : written);
    if (found) {
      String rest = before.substring(unreleased.end());
      return before.substring(0, unreleased.start())
          + section
          + (rest.isEmpty() ? "" : "\n" + rest);
    }
    String head = before.isBlank() ? "# Changelog" : before.stripTrailing();
    int first = head.indexOf("\n## ");
    return first < 0
        ? head + "\n\n" + section
        : head.substring(0, first + 1) + section + "\n" + head.substring(first + 1) + "\n";
  }

  private static String sorted(List<String> subjects) {
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    KINDS.forEach(kind -> byKind.put(kind, new ArrayList<>()));
    for (String subject : subjects) {
      byKind
          .computeIfAbsent(kind(subject), any -> new ArrayList<>())
          .add("- " + subject + (subject.endsWith(".") ? "" : "."));
    }
    List<String> sections = new ArrayList<>();
    byKind.forEach(
        (kind, lines) -> {
          if (!lines.isEmpty()) {
            sections.add("### %s\n%s".formatted(kind, String.join("\n", lines)));
          }
        });
    return sections.isEmpty() ? "No notable changes." : String.join("\n\n", sections);
  }

  private static String kind(String subject) {
    String verb = subject.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return KIND_BY_VERB.getOrDefault(verb, "Changed");
  }
}
