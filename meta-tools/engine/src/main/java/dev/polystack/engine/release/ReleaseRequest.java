package dev.polystack.engine.release;

import dev.polystack.engine.UsageError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for.
 *
 * @param repositories by name; all that have something new, if there is none
 * @param bump by how much the last released version is raised; empty for what the POMs say
 * @param version of each of the repositories; null to work it out
 * @param properties for Maven, such as {@code skipTests}
 * @param settings Maven's settings file; null for the user's own
 */
public record ReleaseRequest(
    List<String> repositories,
    Optional<Version.Bump> bump,
    @Nullable Version version,
    List<String> properties,
    @Nullable Path settings) {

  /**
   * What the release plugin cannot read back from a line, however it is quoted.
   *
   * @see <a
   *     href="https://maven.apache.org/shared/maven-shared-utils/apidocs/org/apache/maven/shared/utils/cli/CommandLineUtils.html">CommandLineUtils</a>
   */
  private static final Pattern UNREADABLE = Pattern.compile("\\\\('|$)");

  /**
   * Copies the lists.
   *
   * @throws UsageError if a property cannot be handed over
   */
  public ReleaseRequest {
    repositories = List.copyOf(repositories);
    properties = List.copyOf(properties);
    for (String property : properties) {
      if (UNREADABLE.matcher(property).find()) {
        throw new UsageError(
            ("'-D %s' cannot be handed to the builds of the Maven Release Plugin, which reads a"
                    + " backslash before a single quote, or at the end, as the beginning of"
                    + " something else. Set it in a profile of --settings.")
                .formatted(property));
      }
    }
  }

  /** Whether it says what to release, and does not only go on. */
  boolean choosesAnything() {
    return !repositories.isEmpty() || bump.isPresent() || version != null;
  }

  /** How every Maven, that of the release plugin's own builds included, is called. */
  List<String> mavenArguments() {
    List<String> arguments = new ArrayList<>();
    if (settings != null) {
      arguments.addAll(List.of("-s", settings.toAbsolutePath().toString()));
    }
    properties.forEach(property -> arguments.add("-D" + property));
    return arguments;
  }

  /** The same as one line, for a shell and for the release plugin. */
  String mavenLine() {
    return mavenArguments().stream().map(ReleaseRequest::quoted).collect(Collectors.joining(" "));
  }

  /**
   * As one word of a line. The release plugin knows no quote behind a backslash, as a shell does.
   */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\"'\"'") + "'";
  }
}
