package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.Git;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that two commits have differently. Submodules are none: to move a checkout leaves them.
 *
 * @param path from the topmost folder
 * @param before empty if the first commit has no such file
 * @param after empty if the second has none
 */
record FileChange(String path, Optional<Entry> before, Optional<Entry> after) {

  /**
   * A file as git keeps it.
   *
   * @param mode {@code 100644}, {@code 100755}, or {@code 120000} for a symbolic link
   * @param id of its content
   */
  record Entry(String mode, String id) {

    static final String PLAIN = "100644";
    static final String EXECUTABLE = "100755";
    static final String LINK = "120000";
    private static final String SUBMODULE = "160000";

    private static Optional<Entry> of(String mode, String id) {
      return mode.equals("000000") ? Optional.empty() : Optional.of(new Entry(mode, id));
    }
  }

  /** In the order of git's index, by the bytes of the path. */
  static List<FileChange> between(String from, String to, Git git) throws InterruptedException {
    List<String> items =
        List.of(
            git.need("diff-tree", "-r", "-z", "--raw", "--no-renames", from, to).split("\0", -1));
    List<FileChange> changes = new ArrayList<>();
    for (int i = 0; i + 1 < items.size(); i += 2) {
      String[] words = items.get(i).substring(1).split(" "); // ":MODE MODE ID ID STATUS"
      if (!words[0].equals(Entry.SUBMODULE) && !words[1].equals(Entry.SUBMODULE)) {
        changes.add(
            new FileChange(
                items.get(i + 1), Entry.of(words[0], words[2]), Entry.of(words[1], words[3])));
      }
    }
    return changes;
  }

  /** Whether git takes the file away. */
  boolean isRemoval() {
    return after.isEmpty();
  }

  /** Whether git puts a file where there was none. */
  boolean isAddition() {
    return before.isEmpty();
  }
}
