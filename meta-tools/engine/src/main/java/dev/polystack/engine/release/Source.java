package dev.polystack.engine.release;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository that is checked out and has a remote. A release is made of what the remote has, in a
 * clone of its own, so that nothing of the user's work is ever touched and nothing half done is
 * seen by anybody before it is pushed as a whole.
 *
 * @param name in the manifest
 * @param git in the folder of the user's checkout
 * @param url of the remote that it is pushed to
 */
record Source(String name, Git git, String url, String branch) {

  private static final String VERSIONS = "refs/tags/v*:refs/tags/v*";

  /** How git refuses one tag that means another commit here; all else is fetched then. */
  private static final String MOVED = "would clobber existing tag";

  /** A repository's own hooks may take their time without a word. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  /**
   * Looks at a checkout.
   *
   * @throws UserError if it is no repository of its own, has no remote, or is on no branch
   */
  static Source of(String name, Path folder) throws InterruptedException {
    Git git = Git.in(folder).patient(PATIENCE);
    Optional<String> top = git.ask("rev-parse", "--show-toplevel");
    if (top.isEmpty() || !isSame(Path.of(top.get()), folder)) {
      throw new UserError(
          "%s is no git repository of its own, so it cannot be released: `meta split` makes it one."
              .formatted(name));
    }
    String url =
        git.ask("remote", "get-url", "origin")
            .orElseThrow(
                () ->
                    new UserError(
                        "%s has no remote named origin to push a release to: `git remote add origin URL` in %s."
                            .formatted(name, folder)));
    String branch =
        git.ask("symbolic-ref", "--quiet", "--short", "HEAD")
            .orElseThrow(
                () ->
                    new UserError(
                        "%s is on no branch. Check out the branch to release, such as main, in %s."
                            .formatted(name, folder)));
    return new Source(name, git, url, branch);
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether a checkout is where the manifest keeps it: on no branch, but at a tag or a commit.
   *
   * @param version that the manifest has
   */
  static boolean isPinned(Path folder, String version) throws InterruptedException {
    Git git = Git.in(folder);
    Optional<String> here = git.ask("rev-parse", "--verify", "--quiet", "HEAD");
    return here.isPresent()
        && git.ask("symbolic-ref", "--quiet", "HEAD").isEmpty()
        && git.ask("rev-parse", "--verify", "--quiet", "refs/remotes/origin/" + version).isEmpty()
        && here.equals(git.ask("rev-parse", "--verify", "--quiet", version + "^{commit}"));
  }

  /**
   * Gets what the remote has of the branch, and its versions; before this nothing is known of them.
   *
   * @throws UserError if it cannot be reached, or has no such branch
   */
  void fetch() throws InterruptedException {
    GitAnswer answer = git.run("fetch", "origin", branch, VERSIONS);
    if (!answer.succeeded() && !answer.error().contains(MOVED)) {
      throw new UserError("%s cannot be fetched: %s".formatted(name, answer.reason()));
    }
  }

  /**
   * Checks that what the user has committed is pushed.
   *
   * @throws UserError if some is not
   */
  void requirePushed() throws InterruptedException {
    List<String> ahead = git.lines("log", "--format=%h %s", "FETCH_HEAD..HEAD");
    if (!ahead.isEmpty()) {
      throw new UserError(
          "%s has %d commits that are not pushed, the first being '%s'. Push them, or they would not be in the release."
              .formatted(name, ahead.size(), ahead.get(ahead.size() - 1)));
    }
  }

  /**
   * Checks that the POMs of the checkout are those of the remote's branch: who builds with whom is
   * read here, and what is there is released.
   *
   * @throws UserError if some differ
   */
  void requireSamePoms() throws InterruptedException {
    List<String> different =
        git
            .lines(
                "-c", "core.quotePath=false", "diff", "--name-only", "FETCH_HEAD", "--", "*pom.xml")
            .stream()
            .filter(Poms::isOne)
            .toList();
    if (!different.isEmpty()) {
      throw new UserError(
          "%s has other POMs than %s at its remote (%s), and they say who builds with whom: `meta sync` first, and push or stash what is changed."
              .formatted(name, branch, String.join(", ", different)));
    }
  }

  /** The newest released version that the remote's branch holds. */
  Optional<Version> newest() throws InterruptedException {
    return git.lines("tag", "--merged", "FETCH_HEAD").stream()
        .flatMap(tag -> Version.ofTag(tag).stream())
        .max(Comparator.naturalOrder());
  }

  /** Whether anything but the release tool's own commits came after a release. */
  boolean hasChangedSince(Version released) throws InterruptedException {
    return git.lines("log", "--format=%s", released.tag() + "..FETCH_HEAD").stream()
        .anyMatch(subject -> !subject.startsWith(Release.TOOL));
  }

  /** Whether the remote has a tag. */
  boolean hasTag(String tag) throws InterruptedException {
    return git.lines("ls-remote", "--tags", url, "refs/tags/" + tag).stream()
        .anyMatch(line -> line.endsWith("refs/tags/" + tag));
  }

  /**
   * Whether an earlier run has tagged a version: tag and branch were pushed together.
   *
   * @throws UserError if the remote has the tag, but not on the branch
   */
  boolean isTagged(Version version) throws InterruptedException {
    if (!hasTag(version.tag())) {
      return false;
    }
    fetch();
    if (git.lines("tag", "--list", "--merged", "FETCH_HEAD", version.tag()).isEmpty()) {
      throw new UserError(
          "%s was to be tagged %s, but its remote has that tag since, on another branch than %s: merge that, or delete the tag, then `meta release` goes on."
              .formatted(name, version.tag(), branch));
    }
    return true;
  }

  /** A file of the remote's branch. */
  String file(String path) throws InterruptedException {
    return git.need("show", "FETCH_HEAD:" + path);
  }

  /** The POMs of the remote's branch. */
  Poms poms() throws InterruptedException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String path :
        git.lines("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "FETCH_HEAD")) {
      if (Poms.isOne(path)) {
        texts.put(path, file(path));
      }
    }
    return new Poms(texts);
  }

  /** A new clone of the remote's branch, in a folder that is not there yet. */
  Git cloneTo(Path folder) throws InterruptedException {
    git.need("clone", "--quiet", "--branch", branch, url, folder.toString());
    Git clone = Git.in(folder).patient(PATIENCE);
    for (String key : List.of("user.name", "user.email")) {
      Optional<String> value = git.ask("config", key);
      if (value.isPresent()) {
        clone.need("config", key, value.get());
      }
    }
    return clone;
  }

  /** Brings the user's checkout up to date, if nothing in it stands in the way. */
  GitAnswer follow() throws InterruptedException {
    git.run("fetch", "origin", VERSIONS);
    return git.run("pull", "--quiet", "--ff-only", "origin", branch);
  }
}
