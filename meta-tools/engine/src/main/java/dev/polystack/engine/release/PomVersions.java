package dev.polystack.engine.release;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * The places of one POM that say in which version it builds with another repository: its parent,
 * and the properties that dependencies name. The rest of the file stays as it is, to the byte.
 */
final class PomVersions {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)\\}");
  private static final Pattern PARENT = Pattern.compile("<parent>[\\s\\S]*?</parent>");

  private PomVersions() {}

  /**
   * The names of the properties that hold the version of one of these artifacts.
   *
   * @param artifacts {@code group:artifact} of everything that the other repository builds
   */
  static Set<String> properties(String pom, Set<String> artifacts) {
    Set<String> names = new LinkedHashSet<>();
    Model model = read(pom);
    dependencies(model)
        .filter(each -> artifacts.contains(each.getGroupId() + ":" + each.getArtifactId()))
        .forEach(
            each -> {
              Matcher property = PROPERTY.matcher(String.valueOf(each.getVersion()));
              if (property.matches()) {
                names.add(property.group(1));
              }
            });
    return names;
  }

  /** The POM with another version of its parent, if that is one of these artifacts. */
  static String withParent(String pom, Set<String> artifacts, Version version) {
    Optional<Parent> parent = parent(pom, artifacts);
    Matcher block = PARENT.matcher(pom);
    if (parent.isEmpty() || !block.find()) {
      return pom;
    }
    String raised =
        block.group().replaceFirst("(?<=<version>)[^<]*(?=</version>)", version.toString());
    return pom.substring(0, block.start()) + raised + pom.substring(block.end());
  }

  /** The POM with other values of these properties, where it has them. */
  static String withProperties(String pom, Set<String> names, Version version) {
    String raised = pom;
    for (String name : names) {
      raised =
          raised.replaceAll(
              "(?<=<%1$s>)[^<$]*(?=</%1$s>)".formatted(Pattern.quote(name)), version.toString());
    }
    return raised;
  }

  private static Optional<Parent> parent(String pom, Set<String> artifacts) {
    return Optional.ofNullable(read(pom).getParent())
        .filter(each -> artifacts.contains(each.getGroupId() + ":" + each.getArtifactId()));
  }

  private static Stream<Dependency> dependencies(Model model) {
    List<Dependency> all = new ArrayList<>(model.getDependencies());
    if (model.getDependencyManagement() != null) {
      all.addAll(model.getDependencyManagement().getDependencies());
    }
    return all.stream();
  }

  /** Whether it says for one of these artifacts, by itself, that a snapshot will do. */
  static boolean hasSnapshot(String pom, Set<String> artifacts, Set<String> properties) {
    Model model = read(pom);
    return parent(pom, artifacts)
            .map(Parent::getVersion)
            .filter(PomVersions::isSnapshot)
            .isPresent()
        || properties.stream()
            .map(name -> model.getProperties().getProperty(name, ""))
            .anyMatch(PomVersions::isSnapshot);
  }

  private static boolean isSnapshot(String version) {
    return version.endsWith("-SNAPSHOT");
  }

  static Model read(String pom) {
    try {
      return new MavenXpp3Reader().read(new StringReader(pom));
    } catch (IOException | XmlPullParserException e) {
      throw new IllegalArgumentException("this is no POM: " + e.getMessage(), e);
    }
  }
}
