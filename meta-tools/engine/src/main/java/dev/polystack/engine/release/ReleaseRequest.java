package dev.polystack.engine.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Copies the lists. */
  public ReleaseRequest {
    repositories = List.copyOf(repositories);
    properties = List.copyOf(properties);
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
}
