package dev.polystack.workspace.git;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changed in a checkout since a revision: committed after it on this line of history, changed
 * in the working tree, or new there and not ignored. So it is what a build would see as different.
 */
public final class Revisions {

  private static final int FIRST_DEPTH = 50;
  private static final int LAST_DEPTH = 1 << 20;

  private final Git git;

  /** Of a checkout. */
  public Revisions(Git git) {
    this.git = git;
  }

  /** How a question for changes ended. */
  public sealed interface Changes {

    /**
     * The files that differ.
     *
     * @param files by their path from the checkout's topmost folder, with slashes
     * @param base the commit that they were compared with; the empty tree if all of it is new
     */
    record Found(Set<String> files, String base) implements Changes {}

    /**
     * There is nothing to compare with.
     *
     * @param reason what is missing, and what to do about it
     */
    record Missing(String reason) implements Changes {}
  }

  /**
   * Finds what changed since the commit in which this line of history parted from a revision. A
   * shallow clone is deepened until that commit is there. All of it is new if there is no commit
   * yet, or if the revision is one of a remote and there is no remote.
   *
   * @param revision anything that git understands: a branch, a tag, a commit, {@code HEAD~3}
   */
  public Changes since(String revision) throws InterruptedException {
    if (revision.startsWith("-")) {
      return new Changes.Missing(
          "'%s' is no revision: name a branch, a tag or a commit".formatted(revision));
    }
    Optional<String> base = base(revision);
    if (base.isEmpty()) {
      base = isAllNew(revision) ? Optional.of(emptyTree()) : search(named(revision));
    }
    if (base.isEmpty()) {
      return new Changes.Missing(whatIsMissing(revision));
    }
    var files = new LinkedHashSet<String>();
    files.addAll(items("diff", "--name-only", "--no-renames", "-z", base.get()));
    items("ls-files", "--others", "--exclude-standard", "-z").stream()
        .filter(file -> !file.endsWith("/")) // a checkout of its own
        .forEach(files::add);
    return new Changes.Found(files, base.get());
  }

  /**
   * Gets a tag or a commit by its name, unless it is known. A shallow clone does not follow the
   * others of its remote, and no clone follows a tag that stands on no branch.
   */
  public void fetch(String revision) throws InterruptedException {
    fetchByName(remote(), revision);
  }

  private Set<String> items(String... arguments) throws InterruptedException {
    var answer = git.run(arguments);
    if (!answer.succeeded()) {
      throw new GitException(git.folder(), List.of(arguments), answer);
    }
    return new LinkedHashSet<>(answer.items());
  }

  private Optional<String> base(String revision) throws InterruptedException {
    return git.ask("merge-base", revision, "HEAD");
  }

  private boolean isAllNew(String revision) throws InterruptedException {
    return !isKnown("HEAD") || revision.startsWith("origin/") && git.ask("remote").isEmpty();
  }

  /** Which git knows without keeping it. */
  private String emptyTree() throws InterruptedException {
    return git.need("hash-object", "-t", "tree", "--stdin");
  }

  private Optional<String> search(String revision) throws InterruptedException {
    Optional<String> base = base(revision);
    return base.isEmpty() && isShallow() ? deepen(revision) : base;
  }

  /** The revision, or the branch that it stands for where git has not noted which that is. */
  private String named(String revision) throws InterruptedException {
    if (!revision.equals(DefaultBranch.NOTED) || isKnown(revision)) {
      return revision;
    }
    Optional<String> branch = DefaultBranch.guess(git);
    return (branch.isEmpty() && isShallow() ? DefaultBranch.ask(git) : branch).orElse(revision);
  }

  private boolean isKnown(String revision) throws InterruptedException {
    return git.ask("rev-parse", "--verify", "--quiet", revision + "^{commit}").isPresent();
  }

  private boolean isShallow() throws InterruptedException {
    return git.ask("rev-parse", "--is-shallow-repository").filter("true"::equals).isPresent();
  }

  /** Twice as deep each time: the base is mostly near, and a server answers each question anew. */
  private Optional<String> deepen(String revision) throws InterruptedException {
    String remote = remote();
    fetchByName(remote, revision);
    Optional<String> base = base(revision);
    for (int more = FIRST_DEPTH; base.isEmpty() && more <= LAST_DEPTH && isShallow(); more *= 2) {
      if (!git.run("fetch", "--quiet", "--deepen=" + more, remote).succeeded()) {
        break;
      }
      base = base(revision);
    }
    return base;
  }

  private String remote() throws InterruptedException {
    return git.ask("remote").map(r -> r.lines().findFirst().orElse(r)).orElse("origin");
  }

  /** A clone of one branch does not know the others, nor the tags that stand elsewhere. */
  private void fetchByName(String remote, String revision) throws InterruptedException {
    if (isKnown(revision)) {
      return;
    }
    String prefix = remote + "/";
    if (revision.startsWith(prefix)) {
      String branch = revision.substring(prefix.length());
      String refSpec = "+refs/heads/%s:refs/remotes/%s/%s".formatted(branch, remote, branch);
      fetchAlone(remote, refSpec);
    } else if (revision.matches("[\\w./-]+")) {
      fetchAlone(remote, "refs/tags/%s:refs/tags/%<s".formatted(revision));
      if (revision.matches("[0-9a-f]{40,64}") && !isKnown(revision)) {
        fetchAlone(remote, revision);
      }
    }
  }

  /** Of a shallow clone only the commit; a whole one would become shallow by that. */
  private void fetchAlone(String remote, String refSpec) throws InterruptedException {
    var command = new ArrayList<>(List.of("fetch", "--quiet"));
    if (isShallow()) {
      command.add("--depth=1");
    }
    command.addAll(List.of(remote, refSpec));
    git.run(command);
  }

  private String whatIsMissing(String revision) throws InterruptedException {
    if (revision.equals(DefaultBranch.NOTED) && !isKnown(revision)) {
      return "which branch is its remote's own is not known here: run `git fetch` and `git remote"
          + " set-head origin --auto`, or name a branch, as in origin/develop";
    }
    if (isShallow()) {
      return ("'%s' cannot be compared with: this clone is shallow, and what it lacks cannot be"
              + " fetched. Run `git fetch --unshallow` where its remote can be reached")
          .formatted(revision);
    }
    return isKnown(revision)
        ? "'%s' has no commit in common with what is checked out: name a revision of the same history"
            .formatted(revision)
        : "there is no revision '%s': name a branch, a tag or a commit, or run `git fetch`"
            .formatted(revision);
  }
}
