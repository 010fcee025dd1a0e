package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.Git;
import java.util.List;
import java.util.Optional;

/**
 * A checkout's way from one commit to another.
 *
 * @param branch that is checked out before; empty if none is
 * @param from the commit that is checked out before; the empty tree before the first one
 * @param to the commit that is wanted
 */
record Move(Kind kind, Optional<String> branch, String from, String to) {

  /** What becomes of the branch. */
  enum Kind {
    /** It moves along its own history. */
    FORWARD(
        "-c",
        "gc.auto=0",
        "-c",
        "merge.autoStash=false",
        "-c",
        "checkout.workers=1",
        "merge",
        "--ff-only",
        "--no-overwrite-ignore",
        "--quiet"),
    /** It stays where it is, and none is checked out any more. */
    DETACH(
        "-c",
        "advice.detachedHead=false",
        "-c",
        "checkout.workers=1",
        "checkout",
        "--quiet",
        "--no-overwrite-ignore",
        "--detach");

    private final List<String> command;

    /**
     * @param command of one worker, which has at most one file in hand; ignored files that are in
     *     the way are somebody's, too
     */
    Kind(String... command) {
      this.command = List.of(command);
    }

    List<String> command() {
      return command;
    }
  }

  /** From where a checkout is. */
  static Move of(Kind kind, CheckoutState state, String to, Git git) throws InterruptedException {
    return new Move(kind, state.branch(), commitOrEmptyTree(state, git), to);
  }

  /** Whether a checkout is where this move begins. */
  boolean beginsAt(CheckoutState state, Git git) throws InterruptedException {
    return branch.equals(state.branch()) && from.equals(commitOrEmptyTree(state, git));
  }

  private static String commitOrEmptyTree(CheckoutState state, Git git)
      throws InterruptedException {
    return state.commit().isPresent()
        ? state.commit().get()
        : git.need("hash-object", "-t", "tree", "--stdin");
  }
}
