package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.select.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clones a repository at a branch, a tag or a commit, each by the shortest way there is. */
final class VersionClone {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{7,63}");
  private static final Pattern REF = Pattern.compile("refs/(?:heads|tags)/(.+)");

  private final Transport transport;
  private final CloneOptions options;

  VersionClone(Transport transport, CloneOptions options) {
    this.transport = transport;
    this.options = options;
  }

  /** Clones into a folder that does not exist. */
  GitAnswer into(Path place, Repository repository) throws InterruptedException {
    String version = repository.version();
    if (COMMIT.matcher(version).matches()) {
      return options.depth().isPresent()
          ? commitAlone(place, repository)
          : commitWithAll(place, repository);
    }
    GitAnswer answer = clone(place, repository, List.of("--branch=" + version));
    if (answer.succeeded() || !answer.error().contains("Remote branch ")) {
      return answer;
    }
    return SHORT_COMMIT.matcher(version).matches()
        ? commitWithAll(place, repository)
        : unknown(place, repository);
  }

  private GitAnswer clone(Path place, Repository repository, List<String> more)
      throws InterruptedException {
    var command = new ArrayList<>(List.of("-c", "advice.detachedHead=false", "clone"));
    command.add("--progress"); // so that a connection that fell silent can be told from a slow one
    command.addAll(options.forClone());
    command.addAll(more);
    command.addAll(List.of("--", repository.url(), place.toString()));
    return transport.run(
        Git.in(place.resolveSibling("")), repository.url(), command, () -> Staging.delete(place));
  }

  /** A commit has no name that {@code git clone} would take, but a server can be asked for it. */
  private GitAnswer commitAlone(Path place, Repository repository) throws InterruptedException {
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + place, e);
    }
    Git git = Git.in(place);
    git.need("init", "--quiet");
    git.need("remote", "add", "origin", repository.url());
    var fetch = new ArrayList<>(List.of("fetch", "--progress"));
    fetch.addAll(options.forFetch());
    fetch.addAll(List.of("origin", repository.version()));
    GitAnswer answer = transport.run(git, repository.url(), fetch);
    if (answer.succeeded()) {
      return checkOut(git, repository.version());
    }
    if (answer.isTransient()) {
      return answer;
    }
    Staging.delete(place); // an old server gives nothing but what has a name
    return commitWithAll(place, repository);
  }

  private GitAnswer commitWithAll(Path place, Repository repository) throws InterruptedException {
    var all = new VersionClone(transport, new CloneOptions(Optional.empty(), options.filter()));
    GitAnswer answer = all.clone(place, repository, List.of("--no-checkout"));
    if (!answer.succeeded()) {
      return answer;
    }
    Git git = Git.in(place);
    String version = repository.version();
    if (!git.run("cat-file", "-e", version + "^{commit}").succeeded()) {
      // Not on any branch (any more), but it may still be there.
      if (!transport.run(git, repository.url(), List.of("fetch", "origin", version)).succeeded()) {
        return unknown(place, repository);
      }
    }
    return checkOut(git, version);
  }

  private static GitAnswer checkOut(Git git, String version) throws InterruptedException {
    return git.run("-c", "advice.detachedHead=false", "checkout", "--quiet", "--detach", version);
  }

  private GitAnswer unknown(Path place, Repository repository) throws InterruptedException {
    Git git = Git.in(place.resolveSibling(""));
    var question = List.of("ls-remote", "--refs", "--heads", "--tags", "--", repository.url());
    GitAnswer answer = transport.run(git, repository.url(), question);
    List<String> names =
        answer
            .output()
            .lines()
            .map(line -> REF.matcher(line.substring(line.indexOf('\t') + 1)))
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .toList();
    return new GitAnswer(
        1,
        "",
        "fatal: %s has no branch, tag or commit '%s'. %s"
            .formatted(
                repository.url(),
                repository.version(),
                Suggestions.instead(repository.version(), names)));
  }
}
