package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.BranchFiles;
import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.CheckoutState.Distance;
import dev.polystack.workspace.git.FetchedBranches;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.util.List;
import java.util.Optional;

/**
 * Brings a checkout forward to what its remote has. It only ever moves a branch along its own
 * history, and never over a file that differs from the last commit.
 */
final class CheckoutSync {

  /**
   * Git tidies up behind a fetch now and then; a hundred at a time would be in each other's way.
   */
  private static final List<String> FETCH =
      List.of("-c", "gc.auto=0", "-c", "maintenance.auto=false", "fetch", "--progress");

  private static final String UPSTREAM = "@{upstream}";

  private final Git git;
  private final Mover mover;
  private final Transport transport;

  CheckoutSync(Git git, Transport transport) {
    this.git = git;
    this.mover = new Mover(git);
    this.transport = transport;
  }

  /**
   * Fetches and moves forward.
   *
   * @param url of the remote, which decides about the host's width
   * @param repository what the manifest says of it; empty for the manifest's own
   */
  RepositoryResult run(String url, Optional<Repository> repository) throws InterruptedException {
    return mover.finishThen(() -> bringForward(url, repository));
  }

  private RepositoryResult bringForward(String url, Optional<Repository> repository)
      throws InterruptedException {
    GitAnswer fetched = transport.run(git, url, FETCH);
    if (!fetched.succeeded()) {
      return RepositoryResult.failed("cannot be fetched: " + fetched.reason());
    }
    Optional<String> level = BranchFiles.levelBranch(git.folder());
    if (level.isPresent() && isFollowedStillThere()) {
      return RepositoryResult.unchanged(level.get() + " is up to date");
    }
    CheckoutState state = CheckoutState.of(git);
    if (state.branch().isEmpty()) {
      return new DetachedSync(git, mover).run(state, repository);
    }
    return onBranch(state, state.branch().get());
  }

  private RepositoryResult onBranch(CheckoutState state, String branch)
      throws InterruptedException {
    if (state.upstream().isEmpty()) {
      return RepositoryResult.leftAlone(
          git.ask("remote").isEmpty()
              ? "has no remote: add one with `git remote add origin URL`"
              : "'%s' follows no remote branch: `git push -u origin %<s` makes it one"
                  .formatted(branch));
    }
    String upstream = state.upstream().get();
    if (state.commit().isEmpty()) {
      return git.succeeds("rev-parse", "--verify", "--quiet", UPSTREAM)
          ? forward(state, branch, "the first commits")
          : RepositoryResult.unchanged(branch + " has no commit yet, neither here nor there");
    }
    if (state.distance().isEmpty() || !isFollowedStillThere()) {
      return RepositoryResult.leftAlone(
          "'%s', which it follows, is gone: `git branch --set-upstream-to origin/NAME` lets it follow another"
              .formatted(upstream));
    }
    Distance distance = state.distance().get();
    if (distance.behind() == 0) {
      return RepositoryResult.unchanged(
          distance.ahead() == 0
              ? branch + " is up to date"
              : "%s is up to date, with %d commits to push".formatted(branch, distance.ahead()));
    }
    return distance.ahead() > 0
        ? RepositoryResult.leftAlone(
            "'%s' has %d commits of its own, and '%s' %d new ones: merge or rebase"
                .formatted(branch, distance.ahead(), upstream, distance.behind()))
        : forward(state, branch, distance.behind() + " new commits");
  }

  private boolean isFollowedStillThere() {
    return FetchedBranches.haveTheFollowed(new WorkTree(git.folder()));
  }

  private RepositoryResult forward(CheckoutState state, String branch, String news)
      throws InterruptedException {
    String to = git.need("rev-parse", UPSTREAM);
    GitAnswer merged = mover.move(Move.Kind.FORWARD, state, to);
    if (merged.succeeded()) {
      return RepositoryResult.changed(
          "%s: %s%s".formatted(branch, news, state.isClean() ? "" : ", beside local changes"));
    }
    List<String> files =
        merged.error().lines().filter(line -> line.startsWith("\t")).map(String::strip).toList();
    return RepositoryResult.leftAlone(
        files.isEmpty()
            ? "%s, but %s".formatted(news, merged.reason())
            : "%s, but local changes are in their way: %s"
                .formatted(news, String.join(", ", files)));
  }
}
