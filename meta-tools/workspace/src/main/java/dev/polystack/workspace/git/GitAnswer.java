package dev.polystack.workspace.git;

import java.util.List;

/**
 * What a run of git came to.
 *
 * @param status 0 for success
 * @param output what it wrote for machines
 * @param error what it wrote for people
 */
public record GitAnswer(int status, String output, String error) {

  /** The status of a process that wrote to a connection which the far side had closed: SIGPIPE. */
  private static final int BROKEN_PIPE = 128 + 13;

  /** The status of a process that was ended without a chance to tidy up: SIGKILL. */
  private static final int KILLED = 128 + 9;

  /** What the far side says of its work, which is no reason for anything. */
  private static final String PROGRESS =
      "remote: ((Enumerating|Counting|Compressing) objects: |Total \\d+ ).*";

  /** How git's words end where it finds another's lock, which holds for moments. */
  private static final String LOCKED = ".lock': File exists";

  /** Whether it did what it was asked for. */
  public boolean succeeded() {
    return status == 0;
  }

  /** Whether the system or somebody killed it, so that it may have left locks. */
  public boolean wasKilled() {
    return status == KILLED;
  }

  /** The output, where git was asked to end each item with a zero byte. */
  public List<String> items() {
    return output.isEmpty() ? List.of() : List.of(output.split("\0"));
  }

  /**
   * Why it failed, in git's own words and in one line; what it says beside the point is left out,
   * and so is whatever a URL says of passwords.
   */
  public String reason() {
    if (status == BROKEN_PIPE) {
      return "the far side closed the connection";
    }
    List<String> lines =
        error
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.matches(PROGRESS))
            .toList();
    return lines.stream()
        .filter(line -> line.matches("(fatal|error|ssh|remote): .*|.*[Dd]enied.*"))
        .filter(line -> !line.endsWith(NetworkFaults.NO_REASON))
        .findFirst()
        .or(() -> lines.stream().filter(line -> line.startsWith("fatal: ")).findFirst())
        .or(() -> lines.stream().reduce((first, second) -> second))
        .map(line -> line.replaceFirst("^(fatal|error): ", ""))
        .map(Credentials::removedFrom)
        .map(line -> isLockedOut() ? line + " If no git runs there, delete that file" : line)
        .orElse("git ended with status " + status);
  }

  /**
   * Whether another git was at work in the same place. If that was killed its lock is left, and git
   * says which file that is.
   */
  boolean isLockedOut() {
    return !succeeded() && error.contains(LOCKED);
  }

  /** Whether it was ended since nothing was heard any more. */
  boolean fellSilent() {
    return !succeeded() && error.startsWith("fatal: " + GitProcess.SILENT);
  }

  /** Whether the far side or the way to it failed, so that the same may succeed a little later. */
  public boolean isTransient() {
    return status == BROKEN_PIPE || !succeeded() && NetworkFaults.mentionedIn(error);
  }
}
