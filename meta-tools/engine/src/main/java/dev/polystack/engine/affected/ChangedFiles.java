package dev.polystack.engine.affected;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.repositories.Parallel;
import dev.polystack.workspace.git.Revisions;
import dev.polystack.workspace.git.Revisions.Changes;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.ManifestException;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What changed in all checkouts of a workspace since a revision. */
final class ChangedFiles {

  private final Map<WorkTree, String> revisions = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ChangedFiles() {}

  static Set<Path> since(Checkout checkout, List<Repository> repositories, String revision)
      throws InterruptedException {
    var question = new ChangedFiles();
    Optional<Manifest> lock = lock(revision);
    for (Repository repository : repositories) {
      question.add(checkout.folder(repository), revisionOf(repository, revision, lock));
    }
    return question.ask();
  }

  private static Optional<Manifest> lock(String revision) {
    Path file = Path.of(revision);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Manifest.read(file));
    } catch (ManifestException e) {
      throw new UserError(
          "%s\n'%s' is a file, so it is taken for a lock file: write one with `meta export --exact`."
              .formatted(e.getMessage(), revision),
          e);
    }
  }

  private static Optional<String> revisionOf(
      Repository repository, String revision, Optional<Manifest> lock) {
    return lock.isEmpty()
        ? Optional.of(revision)
        : lock.get().repository(repository.name()).map(Repository::version);
  }

  private void add(Path folder, Optional<String> revision) {
    Optional<WorkTree> tree = WorkTree.of(folder);
    if (tree.isEmpty()) {
      problems.add("%s is no git checkout: clone it with `meta clone`".formatted(folder));
    } else if (revision.isEmpty()) {
      problems.add(
          "the lock file does not name '%s': write it again with `meta export --exact`"
              .formatted(folder.getFileName()));
    } else {
      revisions.put(tree.get(), revision.get());
    }
  }

  private Set<Path> ask() throws InterruptedException {
    Map<WorkTree, Changes> answers =
        Parallel.ofWidth(Parallel.PROCESSES)
            .map(revisions.keySet(), tree -> since(tree, revisions.getOrDefault(tree, "HEAD")));
    var files = new LinkedHashSet<Path>();
    answers.forEach(
        (tree, changes) -> {
          if (changes instanceof Changes.Found found) {
            found.files().forEach(file -> files.add(tree.top().resolve(file)));
          } else if (changes instanceof Changes.Missing missing) {
            problems.add("%s: %s".formatted(tree.top().getFileName(), missing.reason()));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserError(String.join("\n", problems));
    }
    return files;
  }

  private static Changes since(WorkTree tree, String revision) throws InterruptedException {
    return new Revisions(tree.git()).since(revision);
  }
}
