package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Revisions;
import dev.polystack.workspace.git.UnderWay;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.util.Optional;

/**
 * Moves a checkout without a branch to the tag or commit that is wanted, unless a commit would be
 * left that nothing else leads to.
 */
final class DetachedSync {

  private final Git git;
  private final Mover mover;

  DetachedSync(Git git, Mover mover) {
    this.git = git;
    this.mover = mover;
  }

  RepositoryResult run(CheckoutState state, Optional<Repository> repository)
      throws InterruptedException {
    String version = repository.map(Repository::version).orElse("");
    Optional<String> begun = UnderWay.in(new WorkTree(git.folder()));
    if (begun.isPresent()) {
      return RepositoryResult.leftAlone(underWay(begun.get()));
    }
    if (version.isEmpty() || isRemoteBranch(version)) {
      String back = version.isEmpty() ? "" : ": `git switch %s`".formatted(version);
      return RepositoryResult.leftAlone(
          state.commit().isPresent() && isNowhereElse()
              ? "no branch is checked out, and nothing else has commit %.9s: `git branch NAME` keeps it"
                  .formatted(state.commit().get())
              : "no branch is checked out" + back);
    }
    new Revisions(git).fetch(version);
    return to(version, state);
  }

  /** Checks a tag or a commit out, where that costs nobody anything. */
  RepositoryResult to(String version, CheckoutState state) throws InterruptedException {
    Optional<String> wanted = git.ask("rev-parse", "--verify", "--quiet", version + "^{commit}");
    if (wanted.isEmpty()) {
      return RepositoryResult.failed("there is no '%s' in it".formatted(version));
    }
    if (wanted.equals(state.commit())) {
      return RepositoryResult.unchanged("is at " + version);
    }
    if (state.branch().isEmpty() && state.commit().isPresent() && isNowhereElse()) {
      return RepositoryResult.leftAlone(
          "commit %.9s is on no branch and would be lost: `git branch NAME` keeps it"
              .formatted(state.commit().get()));
    }
    if (state.changed() > 0) {
      return RepositoryResult.leftAlone(
          "%d files have changes that are not committed, so it does not go to %s"
              .formatted(state.changed(), version));
    }
    Optional<String> begun = UnderWay.in(new WorkTree(git.folder()));
    if (begun.isPresent()) {
      return RepositoryResult.leftAlone(
          "%s, so it does not go to %s".formatted(underWay(begun.get()), version));
    }
    GitAnswer answer = mover.move(Move.Kind.DETACH, state, wanted.get());
    return answer.succeeded()
        ? RepositoryResult.changed("now at " + version)
        : RepositoryResult.leftAlone("does not go to %s: %s".formatted(version, answer.reason()));
  }

  private static String underWay(String verb) {
    return "a %s is under way; `git status` there says how to end it".formatted(verb);
  }

  private boolean isRemoteBranch(String version) throws InterruptedException {
    return git.ask("rev-parse", "--verify", "--quiet", "refs/remotes/origin/" + version)
        .isPresent();
  }

  private boolean isNowhereElse() throws InterruptedException {
    return git.ask(
            "for-each-ref",
            "--count=1",
            "--contains=HEAD",
            "refs/heads",
            "refs/remotes",
            "refs/tags")
        .isEmpty();
  }
}
