package dev.polystack.engine.deploy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.stack.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a repository's service is called, as its CDK app says: by the same name everywhere. */
public final class SynthesizedService {

  private SynthesizedService() {}

  /** The service of a repository; empty if it was synthesized for no environment yet. */
  public static Optional<String> of(WorkFolder work, Path repository) {
    Path assemblies = work.path().resolve("assembly");
    if (!Files.isDirectory(assemblies)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> environments =
        Files.newDirectoryStream(assemblies, Files::isDirectory)) {
      for (Path environment : environments) {
        Path assembly = environment.resolve(work.fileNameOf(repository));
        if (Files.exists(assembly.resolve(Assembly.FILE))) {
          return Optional.of(Assembly.read(assembly).service());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + assemblies, e);
    }
  }
}
