package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The manifest that somebody wrote, to which repositories are added at its end. */
final class ManifestText {

  private final Path file;
  private String added = "";

  private ManifestText(Path file) {
    this.file = file;
  }

  static ManifestText of(Path root) {
    Path file = root.resolve("repos.yaml");
    if (!Files.exists(file)) {
      throw new UserError(
          "There is no repos.yaml here or above. Begin a workspace: meta new project NAME");
    }
    return new ManifestText(file);
  }

  ManifestText withService(Name service) {
    String folder = House.folderOf(service);
    added +=
        """
          %s:
            type: git
            url: ../%s.git
            version: main
            kind: service
            groups: [services]
            description: What the service %s is for.
        """
            .formatted(folder, folder, service.text());
    return this;
  }

  void write() {
    try {
      String before = Files.readString(file);
      Files.writeString(
          file, (before.endsWith("\n") ? "" : "\n") + added, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
