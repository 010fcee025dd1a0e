package dev.polystack.maven;

import dev.polystack.pacts.PactException;
import dev.polystack.workspace.git.Git;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a broker calls a build. It keeps one pact for a version, so a snapshot, which keeps its name
 * while its content changes, is called after its commit too.
 *
 * @param number a release's own version; of a snapshot {@code 1.0-SNAPSHOT+1f2e3d4c5b6a}
 * @param branch on which it is built, if it is on one
 * @see <a href="https://docs.pact.io/versioning">Versioning in the Pact Broker</a>
 */
record BrokerVersion(String number, Optional<String> branch) {

  private static final int COMMIT_LENGTH = 12;

  /**
   * The version of what stands in a repository's folder.
   *
   * @throws PactException if a snapshot is no commit
   */
  static BrokerVersion of(Path repository, String version, Optional<String> branch)
      throws InterruptedException {
    if (!version.endsWith("-SNAPSHOT")) {
      return new BrokerVersion(version, branch);
    }
    Git git = Git.in(repository);
    String commit =
        git.ask("rev-parse", "HEAD")
            .orElseThrow(
                () ->
                    new PactException(
                        "%s is in no commit of git, by which a broker could know the snapshot %s. Commit it, or give it a version of its own."
                            .formatted(repository, version)));
    Optional<String> changes = git.ask("status", "--porcelain", "--", ".");
    if (changes.isPresent()) {
      throw new PactException(
          "A broker knows the snapshot %s by its commit, but not all of it is committed:\n%s\nCommit it, or ignore what is no source."
              .formatted(version, changes.get()));
    }
    return new BrokerVersion(version + "+" + commit.substring(0, COMMIT_LENGTH), branch);
  }

  /** The branch that a folder is on; none if a commit or a tag is checked out. */
  static Optional<String> branch(Path repository) throws InterruptedException {
    return Git.in(repository).ask("symbolic-ref", "--quiet", "--short", "HEAD");
  }
}
