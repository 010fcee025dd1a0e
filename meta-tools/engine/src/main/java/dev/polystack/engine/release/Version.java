package dev.polystack.engine.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A released version.
 *
 * @see <a href="https://semver.org/">Semantic Versioning 2.0.0</a>
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
  private static final String SNAPSHOT = "-SNAPSHOT";

  /** By how much a version is raised. */
  public enum Bump {
    /** Something new that breaks nobody. */
    MINOR,
    /** Something that breaks somebody. */
    MAJOR
  }

  /** Parses {@code 1.2.3}; empty if it is anything else. */
  public static Optional<Version> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new Version(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3))))
        : Optional.empty();
  }

  /**
   * As JSON has it.
   *
   * @throws IllegalArgumentException if it is no version
   */
  @JsonCreator
  static Version of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("'%s' is no version".formatted(text)));
  }

  /** Parses {@code v1.2.3}; empty if the tag is no release's. */
  static Optional<Version> ofTag(String tag) {
    return tag.startsWith("v") ? parse(tag.substring(1)) : Optional.empty();
  }

  /** Parses {@code 1.2.3-SNAPSHOT}; empty if it is anything else. */
  static Optional<Version> ofSnapshot(String text) {
    return text.endsWith(SNAPSHOT)
        ? parse(text.substring(0, text.length() - SNAPSHOT.length()))
        : Optional.empty();
  }

  Version raised(Bump bump) {
    return bump == Bump.MAJOR ? new Version(major + 1, 0, 0) : new Version(major, minor + 1, 0);
  }

  /** What the POMs say after this was released. */
  String nextSnapshot() {
    return new Version(major, minor, patch + 1) + SNAPSHOT;
  }

  String tag() {
    return "v" + this;
  }

  @Override
  public int compareTo(Version other) {
    return Comparator.comparingInt(Version::major)
        .thenComparingInt(Version::minor)
        .thenComparingInt(Version::patch)
        .compare(this, other);
  }

  @Override
  @JsonValue
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
