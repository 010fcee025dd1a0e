package dev.polystack.engine.release;

import dev.polystack.engine.release.PomUses.Use;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;

/**
 * The POMs of one repository, and in which versions they build with another one: by the parent, or
 * by properties of their own.
 */
final class Poms {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)\\}");

  /** A property may name another one, but not without end. */
  private static final int DEPTH = 5;

  private final Map<String, String> texts;
  private final Map<String, Model> models = new LinkedHashMap<>();

  /**
   * POMs of one repository.
   *
   * @param texts by their paths
   */
  Poms(Map<String, String> texts) {
    this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    texts.forEach((path, text) -> models.put(path, PomVersions.read(text)));
  }

  /** What they say, by their paths. */
  Map<String, String> texts() {
    return texts;
  }

  /** Whether a file of a repository is a POM that it is built with, and not one for its tests. */
  static boolean isOne(String path) {
    return ("/" + path).endsWith("/pom.xml") && !("/" + path).contains("/src/");
  }

  /**
   * The same with another version of these artifacts; all else stays as it is, to the byte.
   *
   * @param artifacts {@code group:artifact} of everything that the other repository builds
   */
  Poms raised(Set<String> artifacts, Version version) {
    Set<String> properties = properties(artifacts);
    Map<String, String> raised = new LinkedHashMap<>();
    texts.forEach(
        (path, text) ->
            raised.put(
                path,
                PomVersions.withProperties(
                    PomVersions.withParent(text, artifacts, version), properties, version)));
    return new Poms(raised);
  }

  /** Where they build with these artifacts in another version than this one, and in which. */
  List<String> othersThan(Set<String> artifacts, Version version) {
    return versions(artifacts).stream()
        .filter(each -> !each.version().equals(version.toString()))
        .map(each -> "%s has %s in '%s'".formatted(each.path(), each.artifact(), each.version()))
        .distinct()
        .toList();
  }

  /** Whether any builds with a snapshot of one of these artifacts. */
  boolean buildWithSnapshotOf(Set<String> artifacts) {
    return versions(artifacts).stream().anyMatch(each -> each.version().endsWith("-SNAPSHOT"));
  }

  private record Found(String path, String artifact, String version) {}

  /** What a parent of these artifacts knows is not known here, and is right when the parent is. */
  private List<Found> versions(Set<String> artifacts) {
    boolean inherits =
        models.values().stream()
            .flatMap(model -> Stream.ofNullable(model.getParent()))
            .anyMatch(
                parent -> artifacts.contains(parent.getGroupId() + ":" + parent.getArtifactId()));
    List<Found> found = new ArrayList<>();
    models.forEach(
        (path, model) -> {
          for (Use use : PomUses.of(model)) {
            String artifact = artifact(use, model);
            String version = resolved(use.version(), model);
            if (artifacts.contains(artifact) && !(inherits && PROPERTY.matcher(version).find())) {
              found.add(new Found(path, artifact, version));
            }
          }
        });
    return found;
  }

  private Set<String> properties(Set<String> artifacts) {
    Set<String> names = new LinkedHashSet<>();
    for (Model model : models.values()) {
      for (Use use : PomUses.of(model)) {
        Matcher property = PROPERTY.matcher(use.version());
        if (artifacts.contains(artifact(use, model)) && property.matches()) {
          names.add(property.group(1));
        }
      }
    }
    return names;
  }

  private String artifact(Use use, Model model) {
    return resolved(use.group(), model) + ":" + resolved(use.artifact(), model);
  }

  /** What nobody here knows stays as it is. */
  private String resolved(String text, Model model) {
    String resolved = text;
    for (int i = 0; i < DEPTH && PROPERTY.matcher(resolved).find(); i++) {
      resolved =
          PROPERTY
              .matcher(resolved)
              .replaceAll(
                  match ->
                      Matcher.quoteReplacement(value(match.group(1), model).orElse(match.group())));
    }
    return resolved;
  }

  private Optional<String> value(String name, Model model) {
    Optional<Parent> parent = Optional.ofNullable(model.getParent());
    return switch (name) {
      case "project.version" ->
          Optional.ofNullable(model.getVersion()).or(() -> parent.map(Parent::getVersion));
      case "project.groupId" ->
          Optional.ofNullable(model.getGroupId()).or(() -> parent.map(Parent::getGroupId));
      case "project.parent.version" -> parent.map(Parent::getVersion);
      case "project.parent.groupId" -> parent.map(Parent::getGroupId);
      default ->
          Stream.concat(Stream.of(model), models.values().stream())
              .flatMap(each -> Stream.concat(Stream.of(each), each.getProfiles().stream()))
              .map(each -> each.getProperties().getProperty(name))
              .filter(Objects::nonNull)
              .findFirst();
    };
  }
}
