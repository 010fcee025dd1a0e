package dev.polystack.workspace.process;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why not every process has to be a {@link Child}. */
class PipesTest {

  @Test
  void gitThatAnswersOverPipes_endsWithAJvmThatIsKilled(@TempDir Path folder) throws Exception {
    new ProcessBuilder("git", "-C", folder.toString(), "init", "--quiet").start().waitFor();
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = jvm.inputReader()) {
      ProcessHandle git = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();

      jvm.destroyForcibly().waitFor();

      git.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  /** Starts git, says its process's id, and waits. */
  static final class Asking {

    private Asking() {}

    public static void main(String[] arguments) throws Exception {
      Process git = new ProcessBuilder("git", "-C", arguments[0], "cat-file", "--batch").start();
      System.out.println(git.pid());
      git.waitFor();
    }
  }
}
