package dev.polystack.workspace.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has begun in a checkout and not ended yet, by the files that git keeps meanwhile.
 * To move the checkout under it would have it go on from the wrong commit.
 *
 * @see <a href="https://git-scm.com/docs/git-status">git status, which tells the same</a>
 */
public final class UnderWay {

  private static final Map<String, String> FILES =
      Map.of(
          "rebase-merge", "rebase",
          "rebase-apply", "rebase",
          "MERGE_HEAD", "merge",
          "CHERRY_PICK_HEAD", "cherry-pick",
          "REVERT_HEAD", "revert",
          "BISECT_LOG", "bisect");

  private UnderWay() {}

  /** The verb of git that was begun; empty if there is none. */
  public static Optional<String> in(WorkTree tree) {
    Path git = tree.gitFolder();
    return FILES.entrySet().stream()
        .filter(file -> Files.exists(git.resolve(file.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
