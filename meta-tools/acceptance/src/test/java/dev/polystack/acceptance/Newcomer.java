package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.tools.Maven;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with a project of their own, and with the {@code meta} of its own checkout, which builds
 * itself there.
 *
 * @param root the project's folder
 */
record Newcomer(Path root) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the surroundings of this test say about its own workspace. */
  private static final List<String> OURS =
      List.of(
          "POLYSTACK_PROJECT",
          "POLYSTACK_ENV",
          "POLYSTACK_WORKSPACE",
          "META_ROOT",
          "META_MAVEN",
          "MAVEN_ARGS");

  /** The command, as the README has it; it has to succeed. */
  Finished meta(String... arguments) throws InterruptedException {
    return succeeded(tried(arguments));
  }

  /** Runs the command until it prints a line with this word. */
  void awaitLine(String word, String... arguments) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Finished finished = tried(arguments);
    while (finished.lines().stream().noneMatch(line -> line.contains(word))) {
      assertThat(System.nanoTime())
          .as("%s: %s", word, String.join("\n", finished.lines()))
          .isLessThan(deadline);
      finished = tried(arguments);
    }
  }

  /** A repository's own build with all of its gates and tests, which has to succeed. */
  Finished verify(String repository, String... properties) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("verify"));
    arguments.addAll(List.of(properties));
    return succeeded(
        new Maven(new Checkout(root, root.resolve("meta-tools")))
            .run(root.resolve(repository), arguments)
            .run(root.resolve("maven.log")));
  }

  private Finished tried(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("env"));
    OURS.forEach(name -> command.addAll(List.of("-u", name)));
    command.add("./meta-tools/meta");
    command.addAll(List.of(arguments));
    return Program.of(command).in(root).run(root.resolve("newcomer.log"));
  }

  private static Finished succeeded(Finished finished) {
    assertThat(finished.status()).as(() -> String.join("\n", finished.lines())).isZero();
    return finished;
  }
}
