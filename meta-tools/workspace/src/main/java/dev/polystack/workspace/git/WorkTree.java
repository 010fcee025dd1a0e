package dev.polystack.workspace.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkout, known by its topmost folder. Several repositories of a manifest share one as long as
 * they are folders of the same git repository.
 *
 * @param top the folder that holds {@code .git}, absolute
 */
public record WorkTree(Path top) {

  /** The checkout that a folder belongs to, found without a process. */
  public static Optional<WorkTree> of(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    while (at != null && !isTop(at)) {
      at = at.getParent();
    }
    return Optional.ofNullable(at).map(WorkTree::new);
  }

  /** Whether a folder is the topmost of a checkout of its own. */
  public static boolean isTop(Path folder) {
    return Files.exists(folder.resolve(".git")); // a file in a linked work tree
  }

  /** Where git keeps what is this checkout's own, found without a process. */
  public Path gitFolder() {
    Path git = top.resolve(".git");
    try {
      return Files.isRegularFile(git)
          ? top.resolve(Files.readString(git).strip().replaceFirst("^gitdir: ", ""))
          : git;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + git, e);
    }
  }

  /** Git in it. */
  public Git git() {
    return Git.in(top);
  }
}
