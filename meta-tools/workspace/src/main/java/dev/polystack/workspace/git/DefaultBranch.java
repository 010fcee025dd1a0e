package dev.polystack.workspace.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The branch that a remote calls its own. Only {@code git clone} of a repository that has one notes
 * it; a remote that was added later, or a clone that a build server has made, does not say.
 */
final class DefaultBranch {

  /** What stands for it, where git has noted it. */
  static final String NOTED = "origin/HEAD";

  private static final List<String> USUAL = List.of("origin/main", "origin/master");
  private static final Pattern REMOTE_HEAD = Pattern.compile("ref: refs/heads/(\\S+)\tHEAD");

  private DefaultBranch() {}

  /** The one branch of the remote with a usual name; empty if there is none, or both. */
  static Optional<String> guess(Git git) throws InterruptedException {
    var known = new ArrayList<String>();
    for (String branch : USUAL) {
      if (git.succeeds("rev-parse", "--verify", "--quiet", "refs/remotes/" + branch)) {
        known.add(branch);
      }
    }
    return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
  }

  /** What the remote says itself. */
  static Optional<String> ask(Git git) throws InterruptedException {
    return git.ask("ls-remote", "--symref", "origin", "HEAD")
        .map(REMOTE_HEAD::matcher)
        .filter(Matcher::find)
        .map(found -> "origin/" + found.group(1));
  }
}
