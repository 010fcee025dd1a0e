package dev.polystack.workspace.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks git where a checkout comes from. */
final class GitRemote {

  private GitRemote() {}

  /**
   * The URL of the current branch's remote, or else of {@code origin}; without one, the topmost
   * folder of the checkout; outside of any checkout, the folder itself.
   */
  static String of(Path folder) {
    var branch = git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
    var remote = branch.flatMap(b -> git(folder, "config", "branch." + b + ".remote"));
    return remote
        .flatMap(name -> url(folder, name))
        .or(() -> url(folder, "origin"))
        .or(() -> git(folder, "rev-parse", "--show-toplevel"))
        .orElse(folder.toString());
  }

  private static Optional<String> url(Path folder, String remote) {
    return git(folder, "config", "remote." + remote + ".url");
  }

  /** The answer, unless there is none: no such setting, no checkout, or no git. */
  private static Optional<String> git(Path folder, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !answer.isEmpty() ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while asking git", e));
    }
  }
}
