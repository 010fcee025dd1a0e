package dev.polystack.workspace.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;

/**
 * One POM as it is written. Inheritance is not worked out: what a parent asks for is reached
 * through the dependency on the parent.
 */
record Pom(Path repository, Path folder, Model model) {

  private static final Predicate<String> COMPILER_PROPERTY =
      Pattern.compile("maven\\.compiler\\..+|project\\.build\\.sourceEncoding").asMatchPredicate();

  Path file() {
    return folder.resolve("pom.xml");
  }

  Module module() {
    return new Module(repository, folder, coordinate(), model.getPackaging());
  }

  Coordinate coordinate() {
    return new Coordinate(
        interpolate(groupId().orElse("")), interpolate(String.valueOf(model.getArtifactId())));
  }

  String version() {
    return interpolate(
        Optional.ofNullable(model.getVersion())
            .or(() -> parent().map(Parent::getVersion))
            .orElse(""));
  }

  boolean needs(Coordinate artifact) {
    return needs().contains(artifact);
  }

  /** Whether it depends on the tests of any of these artifacts, which are in a jar of their own. */
  boolean needsTestsOf(Set<Coordinate> artifacts) {
    return bases().stream()
        .flatMap(base -> base.getDependencies().stream())
        .filter(d -> "test-jar".equals(d.getType()) || "tests".equals(d.getClassifier()))
        .anyMatch(dependency -> artifacts.contains(coordinate(dependency)));
  }

  /** The versions in which it depends on any of these artifacts, as far as they stand here. */
  Stream<String> versionsOf(Set<Coordinate> artifacts) {
    return bases().stream()
        .flatMap(base -> base.getDependencies().stream())
        .filter(dependency -> artifacts.contains(coordinate(dependency)))
        .flatMap(dependency -> Stream.ofNullable(dependency.getVersion()))
        .map(this::interpolate);
  }

  /** A property that is set here. */
  Optional<String> property(String name) {
    return Optional.ofNullable(model.getProperties().getProperty(name));
  }

  /** Whether it says anything itself of how to compile, in a profile perhaps. */
  boolean configuresCompiler() {
    return bases().stream()
            .flatMap(base -> base.getProperties().stringPropertyNames().stream())
            .anyMatch(COMPILER_PROPERTY)
        || builds()
            .flatMap(Pom::declaredPlugins)
            .anyMatch(plugin -> plugin.getArtifactId().equals("maven-compiler-plugin"));
  }

  private static Stream<Plugin> declaredPlugins(BuildBase build) {
    return Stream.concat(
        build.getPlugins().stream(),
        Stream.ofNullable(build.getPluginManagement())
            .flatMap(managed -> managed.getPlugins().stream()));
  }

  /** The POM that it inherits from. */
  Optional<Coordinate> parentCoordinate() {
    return parent().map(parent -> coordinate(parent.getGroupId(), parent.getArtifactId()));
  }

  /** Every artifact it builds with, whoever makes it. Its own is never among them. */
  Set<Coordinate> needs() {
    var needs = new LinkedHashSet<Coordinate>();
    parentCoordinate().ifPresent(needs::add);
    bases().forEach(base -> addDependencies(base, needs));
    builds().forEach(build -> build.getPlugins().forEach(plugin -> addPlugin(plugin, needs)));
    if (model.getBuild() != null) {
      model
          .getBuild()
          .getExtensions()
          .forEach(e -> needs.add(coordinate(e.getGroupId(), e.getArtifactId())));
    }
    needs.remove(coordinate());
    return needs;
  }

  private void addDependencies(ModelBase base, Set<Coordinate> needs) {
    base.getDependencies().forEach(dependency -> needs.add(coordinate(dependency)));
    DependencyManagement managed = base.getDependencyManagement();
    if (managed != null) {
      managed.getDependencies().stream()
          .filter(dependency -> "import".equals(dependency.getScope()))
          .forEach(dependency -> needs.add(coordinate(dependency)));
    }
  }

  private void addPlugin(Plugin plugin, Set<Coordinate> needs) {
    needs.add(coordinate(plugin.getGroupId(), plugin.getArtifactId()));
    plugin.getDependencies().forEach(dependency -> needs.add(coordinate(dependency)));
  }

  private List<ModelBase> bases() {
    var bases = new ArrayList<ModelBase>(List.of(model));
    bases.addAll(model.getProfiles());
    return bases;
  }

  private Stream<BuildBase> builds() {
    return Stream.concat(
        Stream.ofNullable(model.getBuild()),
        model.getProfiles().stream().flatMap(profile -> Stream.ofNullable(profile.getBuild())));
  }

  private Optional<Parent> parent() {
    return Optional.ofNullable(model.getParent());
  }

  private Optional<String> groupId() {
    return Optional.ofNullable(model.getGroupId()).or(() -> parent().map(Parent::getGroupId));
  }

  private Coordinate coordinate(Dependency dependency) {
    return coordinate(dependency.getGroupId(), dependency.getArtifactId());
  }

  private Coordinate coordinate(String groupId, String artifactId) {
    return new Coordinate(interpolate(groupId), interpolate(artifactId));
  }

  /** Resolves what POMs use in coordinates: their own group, and their own properties. */
  private String interpolate(String text) {
    return Placeholders.resolve(
        String.valueOf(text),
        name ->
            switch (name) {
              case "project.groupId", "pom.groupId" -> groupId();
              case "project.parent.groupId" -> parent().map(Parent::getGroupId);
              case "project.artifactId", "pom.artifactId" ->
                  Optional.ofNullable(model.getArtifactId());
              default -> Optional.ofNullable(model.getProperties().getProperty(name));
            });
  }
}
