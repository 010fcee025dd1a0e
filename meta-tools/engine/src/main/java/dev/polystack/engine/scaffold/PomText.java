package dev.polystack.engine.scaffold;

import java.nio.file.Path;

/** A POM that somebody wrote, to which modules and dependencies are added. */
final class PomText {

  private final SourceText text;

  private PomText(SourceText text) {
    this.text = text;
  }

  static PomText of(Path folder) {
    return new PomText(SourceText.read(folder.resolve("pom.xml")));
  }

  /** Adds a module; before the app's, which is built last. */
  PomText withModule(String folder) {
    String line = "    <module>%s</module>".formatted(folder);
    if (!text.has(line)) {
      text.before(
          "<modules>",
          each -> each.contains("<module>app</module>") || each.contains("</modules>"),
          line);
    }
    return this;
  }

  /** Adds a dependency before the first that there is, unless a line names its artifact. */
  PomText withDependency(String group, String artifact, String version) {
    if (!text.has("<artifactId>%s</artifactId>".formatted(artifact))) {
      text.beforeAfter(
          "<dependencies>",
          each -> each.equals("  <dependencies>"),
          each -> true,
          "    <dependency>",
          "      <groupId>%s</groupId>".formatted(group),
          "      <artifactId>%s</artifactId>".formatted(artifact),
          "      <version>%s</version>".formatted(version),
          "    </dependency>");
    }
    return this;
  }

  void write() {
    text.write();
  }
}
