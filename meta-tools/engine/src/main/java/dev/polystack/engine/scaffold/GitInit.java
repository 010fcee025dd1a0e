package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a folder a git repository of its own. */
final class GitInit {

  private GitInit() {}

  static void in(Path folder, Path log) throws InterruptedException {
    if (Files.exists(folder.resolve(".git"))) {
      return;
    }
    Finished finished = Program.of("git", "init", "-q", "-b", "main", folder.toString()).run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "%s could not be made a git repository:%n%s"
              .formatted(folder, finished.relevant(line -> true)));
    }
  }
}
