package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.CheckoutState;
import dev.polystack.workspace.git.Credentials;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what a workspace is made of, good for any other place. */
public final class WorkspaceExport {

  private final Checkout checkout;

  private record Answer(Optional<Repository> exact, String problem) {

    static Answer problem(String words) {
      return new Answer(Optional.empty(), words);
    }
  }

  /** Exports a workspace. */
  public WorkspaceExport(Checkout checkout) {
    this.checkout = checkout;
  }

  /** The manifest with absolute URLs. Whoever gets it has a password of their own for them. */
  public Manifest manifest(Collection<Repository> repositories) {
    return checkout
        .manifest()
        .with(
            repositories.stream()
                .map(each -> each.from(Credentials.removedFrom(each.url())))
                .toList());
  }

  /**
   * The manifest with the commits that are checked out: a lock file.
   *
   * @throws UserError if somebody else could not get the same; every reason is named
   */
  public Manifest exact(Collection<Repository> repositories) throws InterruptedException {
    Map<Repository, Answer> answers =
        Parallel.ofWidth(Parallel.PROCESSES).map(repositories, this::exact);
    List<String> problems = new ArrayList<>();
    List<Repository> exact = new ArrayList<>();
    answers.forEach(
        (repository, answer) -> {
          answer.exact().ifPresent(exact::add);
          if (answer.exact().isEmpty()) {
            problems.add("%s %s".formatted(repository.name(), answer.problem()));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserError(
          "Nobody else could get the same as is here:\n  " + String.join("\n  ", problems));
    }
    return manifest(exact);
  }

  private Answer exact(Repository repository) throws InterruptedException {
    if (!WorkTree.isTop(checkout.folder(repository))) {
      return Answer.problem("is no checkout of its own: clone it with `meta clone`");
    }
    Git git = Git.in(checkout.folder(repository));
    CheckoutState state = CheckoutState.of(git);
    if (state.commit().isEmpty()) {
      return Answer.problem("has no commit yet");
    }
    String commit = state.commit().get();
    if (state.changed() > 0) {
      return Answer.problem(
          "has changes in %d files that are not committed".formatted(state.changed()));
    }
    if (!commit.equals(repository.version()) && !isPublic(git)) {
      return Answer.problem("is at %.9s, which no remote has: push it".formatted(commit));
    }
    return new Answer(Optional.of(repository.at(commit)), "");
  }

  /** A tag is everybody's only if the remote has it, and the same. */
  private static boolean isPublic(Git git) throws InterruptedException {
    if (git.ask("for-each-ref", "--count=1", "--contains=HEAD", "refs/remotes").isPresent()) {
      return true;
    }
    List<String> tags =
        git.lines(
            "for-each-ref", "--contains=HEAD", "--format=%(objectname)\t%(refname)", "refs/tags");
    return !tags.isEmpty()
        && git.ask("ls-remote", "--tags", "origin").stream()
            .flatMap(String::lines)
            .anyMatch(tags::contains);
  }
}
