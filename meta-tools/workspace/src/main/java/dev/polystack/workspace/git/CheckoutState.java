package dev.polystack.workspace.git;

import java.util.Optional;

/**
 * How a checkout is, as one question to git tells it.
 *
 * @param commit that is checked out; empty before the first one
 * @param branch empty if none is, but a commit
 * @param upstream the remote branch that the branch follows
 * @param distance from that; empty if it is gone
 * @param changed the number of files with changes, in the index or not
 * @param untracked the number of new files and folders that are not ignored
 * @param stashes the number of stashed changes
 * @see <a href="https://git-scm.com/docs/git-status#_porcelain_format_version_2">Porcelain format
 *     version 2</a>
 */
public record CheckoutState(
    Optional<String> commit,
    Optional<String> branch,
    Optional<String> upstream,
    Optional<Distance> distance,
    int changed,
    int untracked,
    int stashes) {

  /**
   * How far a branch is from another.
   *
   * @param ahead commits that only it has
   * @param behind commits that only the other has
   */
  public record Distance(int ahead, int behind) {}

  /**
   * Asks git.
   *
   * @throws GitException if the folder is no checkout
   */
  public static CheckoutState of(Git git) throws InterruptedException {
    return parse(git.need("status", "--porcelain=v2", "--branch", "--show-stash"));
  }

  static CheckoutState parse(String status) {
    var reading = new Reading();
    status.lines().forEach(reading::line);
    return new CheckoutState(
        reading.commit,
        reading.branch,
        reading.upstream,
        reading.distance,
        reading.changed,
        reading.untracked,
        reading.stashes);
  }

  /** Whether there is nothing that is not committed. */
  public boolean isClean() {
    return changed == 0 && untracked == 0;
  }

  private static final class Reading {

    private Optional<String> commit = Optional.empty();
    private Optional<String> branch = Optional.empty();
    private Optional<String> upstream = Optional.empty();
    private Optional<Distance> distance = Optional.empty();
    private int changed;
    private int untracked;
    private int stashes;

    void line(String line) {
      String[] words = line.split(" ");
      if (line.startsWith("# ")) {
        header(words[1], words);
      } else if (line.startsWith("?")) {
        untracked++;
      } else if (!line.startsWith("!")) {
        changed++;
      }
    }

    private void header(String name, String[] words) {
      switch (name) {
        case "branch.oid" -> commit = Optional.of(words[2]).filter(id -> !id.equals("(initial)"));
        case "branch.head" ->
            branch = Optional.of(words[2]).filter(head -> !head.equals("(detached)"));
        case "branch.upstream" -> upstream = Optional.of(words[2]);
        case "branch.ab" ->
            distance =
                Optional.of(new Distance(Integer.parseInt(words[2]), -Integer.parseInt(words[3])));
        case "stash" -> stashes = Integer.parseInt(words[2]);
        default -> {
          // a newer git says more
        }
      }
    }
  }
}
