package dev.polystack.workspace.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the last fetch found at the remote, as git notes it in {@code FETCH_HEAD}. Of a branch that
 * was deleted or renamed there git keeps what it was, and says nothing.
 *
 * @see <a href="https://git-scm.com/docs/git-fetch#_output">The lines that are for a merge</a>
 */
public final class FetchedBranches {

  /** Between the commit and the branch stands what a line is not for. */
  private static final String FOR_MERGE = "\t\t";

  private FetchedBranches() {}

  /**
   * Whether the remote had the branch that the one which is checked out follows, as far as known.
   */
  public static boolean haveTheFollowed(WorkTree tree) {
    Path file = tree.gitFolder().resolve("FETCH_HEAD");
    try {
      String lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return lines.isEmpty() || lines.contains(FOR_MERGE); // On a full disk git writes none.
    } catch (IOException e) {
      return true; // Nothing says otherwise.
    }
  }
}
