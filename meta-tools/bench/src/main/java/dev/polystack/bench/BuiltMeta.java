package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Meta as it is built for a checkout.
 *
 * @param command its script
 * @param work the work folder that it was built in
 */
record BuiltMeta(String command, Path work) {

  static BuiltMeta of(Path checkout) {
    return new BuiltMeta(
        checkout.resolve("meta-tools/meta").toString(), checkout.resolve(".polystack"));
  }

  /** Spares another workspace a build of its own, which is not what is measured there. */
  void lendTo(Path workspace) {
    Path other = workspace.resolve(".polystack");
    try {
      Files.createDirectories(other);
      try (Stream<Path> files = Files.list(work)) {
        for (Path file : files.filter(each -> named(each).contains("meta")).toList()) {
          Files.copy(file, other.resolve(named(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      if (Files.exists(work.resolve("maven"))) {
        Files.createSymbolicLink(other.resolve("maven"), work.resolve("maven"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String named(Path file) {
    return String.valueOf(file.getFileName());
  }
}
