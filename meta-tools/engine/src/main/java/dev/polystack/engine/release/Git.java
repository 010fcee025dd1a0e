package dev.polystack.engine.release;

import dev.polystack.engine.UserError;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The git commands that a release is made of, in one folder. */
record Git(Path folder, Path log) {

  private static final int ATTEMPTS = 20;
  private static final long BETWEEN_MILLIS = 100;

  /** What git says where it finds another's lock, which holds for moments. */
  private static final Predicate<String> LOCKED =
      Pattern.compile("Unable to create '.*\\.lock': File exists").asPredicate();

  /** What a command printed. */
  List<String> run(String... arguments) throws InterruptedException {
    Finished finished = attempt(arguments);
    if (!finished.succeeded()) {
      throw new UserError(
          "git %s failed in %s:\n%s\n  Log: %s"
              .formatted(
                  String.join(" ", arguments), folder, finished.relevant(line -> true), log));
    }
    return finished.lines();
  }

  /** The first line that a command printed; empty if it failed or printed none. */
  Optional<String> ask(String... arguments) throws InterruptedException {
    Finished finished = attempt(arguments);
    return finished.succeeded() ? finished.lines().stream().findFirst() : Optional.empty();
  }

  boolean succeeds(String... arguments) throws InterruptedException {
    return attempt(arguments).succeeded();
  }

  /** Commits whatever has changed; nothing, if nothing has. */
  void commit(String subject) throws InterruptedException {
    run("add", "--all");
    if (!succeeds("diff", "--cached", "--quiet")) {
      run("commit", "--quiet", "--message", subject);
    }
  }

  /** Runs it, again for a while if another git, such as an editor's, is at work in the folder. */
  private Finished attempt(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    for (int attempt = 1; ; attempt++) {
      Finished finished =
          Program.of(command).in(folder).with(Map.of("GIT_TERMINAL_PROMPT", "0")).run(log);
      if (attempt == ATTEMPTS || finished.lines().stream().noneMatch(LOCKED)) {
        return finished;
      }
      Thread.sleep(BETWEEN_MILLIS);
    }
  }
}
