package dev.polystack.workspace.git;

import java.nio.file.Path;

/** What git calls a state of a repository that has no other version. */
public final class Description {

  private Description() {}

  /**
   * How git describes what is checked out: by the last tag and what came after it, otherwise by the
   * commit; and whether files have been changed since.
   *
   * @return empty if there is no commit
   */
  public static String of(Path repository) throws InterruptedException {
    return Git.in(repository).ask("describe", "--tags", "--always", "--dirty").orElse("");
  }
}
