package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.split.Part;
import dev.polystack.workspace.split.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the folders of one repository, as the manifest lists them, into repositories of their own,
 * and what is left into the one that holds the manifest. Run again it adds what is new.
 */
public final class WorkspaceSplit {

  private final Checkout checkout;
  private final SplitTarget target;
  private final Transport transport;
  private final Staging staging;

  /**
   * Splits a workspace that is one repository.
   *
   * @param retries how often git is run again after a fault of the network
   */
  public WorkspaceSplit(Checkout checkout, SplitTarget target, int retries) {
    this.checkout = checkout;
    this.target = target;
    this.transport = Connections.USUAL.retrying(retries).transport();
    this.staging = new Staging(checkout.root());
  }

  /**
   * Splits, and pushes each part to where it goes.
   *
   * @param branch the one to split; the current one if empty
   * @param name of the repository that holds the manifest
   * @throws UserError if this is no repository that could be split
   */
  public Map<String, RepositoryResult> run(
      Optional<String> branch, String name, Parallel.Follower<String, RepositoryResult> follower)
      throws InterruptedException {
    Git source = source();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta split")) {
      staging.clean();
      Map<String, Part> parts = parts(source, name);
      Splitter splitter = Splitter.of(source, branch.isPresent() ? branch.get() : current(source));
      return Parallel.ofWidth(Parallel.PROCESSES)
          .map(
              parts.keySet(),
              each ->
                  RepositoryResult.of(
                      () ->
                          split(
                              splitter,
                              each,
                              Objects.requireNonNull(parts.get(each)),
                              Connections.telling(follower, each, transport))),
              follower);
    }
  }

  private Git source() throws InterruptedException {
    if (!WorkTree.isTop(checkout.root())) {
      throw new UserError(
          "%s is no git repository, so there is no history to split.".formatted(checkout.root()));
    }
    Git git = Git.in(checkout.root());
    if (git.need("rev-parse", "--is-shallow-repository").equals("true")) {
      throw new UserError(
          "This clone is shallow, and half a history would come to other commits than the whole."
              + " Run `git fetch --unshallow` first.");
    }
    return git;
  }

  private static String current(Git git) throws InterruptedException {
    return git.ask("symbolic-ref", "--quiet", "--short", "HEAD")
        .orElseThrow(
            () -> new UserError("No branch is checked out. Name the one to split with --branch."));
  }

  private Map<String, Part> parts(Git source, String name) throws InterruptedException {
    var parts = new LinkedHashMap<String, Part>();
    for (Repository repository : checkout.manifest().repositories()) {
      if (!WorkTree.isTop(checkout.folder(repository))
          && source.ask("ls-files", "--", repository.name()).isPresent()) {
        parts.put(repository.name(), new Part.Folder(repository.name()));
      }
    }
    if (parts.isEmpty()) {
      throw new UserError(
          "None of the repositories in repos.yaml is a folder of this one, so there is nothing to split.");
    }
    if (parts.putIfAbsent(name, new Part.Rest(parts.keySet())) != null) {
      throw new UserError(
          "'%s' is the name of a repository in repos.yaml; name what is left otherwise with --name."
              .formatted(name));
    }
    return parts;
  }

  private RepositoryResult split(Splitter splitter, String name, Part part, Transport to)
      throws InterruptedException {
    Path bare = staging.place();
    try {
      int commits = splitter.split(part, bare);
      if (commits == 0) {
        return RepositoryResult.unchanged("has no commit on " + splitter.branch());
      }
      String url = target.prepare(name, splitter.branch());
      return push(Git.in(bare), url, splitter.branch(), commits, to);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    } finally {
      Staging.delete(bare);
    }
  }

  private static RepositoryResult push(
      Git bare, String url, String branch, int commits, Transport to) throws InterruptedException {
    var command = new ArrayList<>(List.of("push", "--porcelain", url));
    command.add("refs/heads/" + branch);
    command.add("refs/tags/*:refs/tags/*");
    GitAnswer answer = to.run(bare, url, command);
    List<String> refs =
        answer.output().lines().filter(line -> line.matches("[ +*!=-]\t.*")).toList();
    String refused =
        refs.stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.split("\t")[1].replaceFirst(".*:refs/(heads|tags)/", ""))
            .collect(Collectors.joining(", "));
    if (!refused.isEmpty()) {
      return RepositoryResult.failed(
          "%s in %s has commits that are not of this history; nothing of it was overwritten: merge them here first"
              .formatted(refused, url));
    }
    if (!answer.succeeded()) {
      return RepositoryResult.failed(answer.reason());
    }
    long news = refs.stream().filter(line -> !line.startsWith("=")).count();
    return news == 0
        ? RepositoryResult.unchanged("nothing new, %d commits".formatted(commits))
        : RepositoryResult.changed("%d commits to %s".formatted(commits, url));
  }
}
