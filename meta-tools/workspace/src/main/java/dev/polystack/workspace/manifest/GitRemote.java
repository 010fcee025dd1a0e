package dev.polystack.workspace.manifest;

import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    try {
      return Git.in(folder).ask(arguments);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while asking git", e));
    }
  }
}
