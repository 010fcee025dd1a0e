package dev.polystack.workspace.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes POMs with just what a test is about. */
record Poms(Path root) {

  Path add(String folder, String content) {
    return file(
        folder + "/pom.xml",
        "<project><modelVersion>4.0.0</modelVersion>%s</project>".formatted(content));
  }

  /** A module of a repository with the group {@code org.shop}. */
  Path module(String folder, String artifactId, String content) {
    return add(
        folder,
        "<groupId>org.shop</groupId><artifactId>%s</artifactId><version>1</version>%s"
            .formatted(artifactId, content));
  }

  static String modules(String... names) {
    var modules = new StringBuilder();
    for (String name : names) {
      modules.append("<module>%s</module>".formatted(name));
    }
    return "<packaging>pom</packaging><modules>%s</modules>".formatted(modules);
  }

  static String dependency(String artifactId) {
    return "<dependency><groupId>org.shop</groupId><artifactId>%s</artifactId></dependency>"
        .formatted(artifactId);
  }

  static String dependencies(String... artifactIds) {
    var dependencies = new StringBuilder();
    for (String artifactId : artifactIds) {
      dependencies.append(dependency(artifactId));
    }
    return "<dependencies>%s</dependencies>".formatted(dependencies);
  }

  Path file(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
