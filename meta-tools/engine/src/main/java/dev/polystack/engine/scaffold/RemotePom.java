package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.plexus.util.FileUtils;

/** The POM of a repository that is not checked out. */
final class RemotePom {

  private RemotePom() {}

  /**
   * The version that it states.
   *
   * @param url of the repository
   * @param revision its branch, tag or commit
   * @throws UserError if the repository cannot be read
   */
  static String version(String url, String revision) throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory("polystack-pom");
      try {
        Files.writeString(folder.resolve("pom.xml"), pom(Git.in(folder), url, revision));
        return PomCoordinate.version(folder);
      } finally {
        FileUtils.deleteDirectory(folder.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + url, e);
    }
  }

  private static String pom(Git git, String url, String revision) throws InterruptedException {
    git.need("init", "--quiet");
    GitAnswer fetched = git.run("fetch", "--quiet", "--depth=1", "--", url, revision);
    if (!fetched.succeeded()) {
      throw new UserError(
          """
          %s cannot be read at '%s': %s
          --from names the folder or URL beneath which Polystack's repositories are, --release their branch, tag or commit."""
              .formatted(url, revision, fetched.reason()));
    }
    return git.need("show", "FETCH_HEAD:pom.xml");
  }
}
