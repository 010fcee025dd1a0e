package dev.polystack.engine.repositories;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repositories go that a split makes. */
public final class SplitTarget {

  private static final String NAME = "{name}";

  private final String pattern;

  private SplitTarget(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads what a user wrote.
   *
   * @param text a folder, in which bare repositories are made, each {@code NAME.git}, or a path
   *     with {@code {name}} in it; or a URL with that in it, where the repositories exist already
   * @throws UserError if it is a URL that would be the same for all
   */
  public static SplitTarget of(String text) {
    boolean isUrl = text.contains("://") || text.matches("[^/]+:.*"); // as git clone takes it
    boolean isPattern = text.contains(NAME);
    if (isUrl && !isPattern) {
      throw new UserError(
          "'%s' would be the same for every repository: write {name} in it, as in https://example.com/shop/{name}.git"
              .formatted(text));
    }
    if (isUrl) {
      return new SplitTarget(text);
    }
    Path folder = Path.of(text).toAbsolutePath().normalize();
    return new SplitTarget(isPattern ? folder.toString() : folder + "/" + NAME + ".git");
  }

  /** The URL of one repository; a bare one is made where a path leads to none. */
  String prepare(String name, String branch) throws IOException, InterruptedException {
    String url = pattern.replace(NAME, name);
    if (!url.startsWith("/")) {
      return url;
    }
    Path folder = Path.of(url);
    if (!isBare(folder)) {
      if (!Staging.isFree(folder)) {
        throw new UserError(
            "%s is there, and is no bare repository: move it away.".formatted(folder));
      }
      Files.createDirectories(folder);
      Git.in(folder).need("init", "--quiet", "--bare", "--initial-branch=" + branch);
    }
    return url;
  }

  private static boolean isBare(Path folder) {
    return Files.exists(folder.resolve("HEAD")) && Files.exists(folder.resolve("objects"));
  }
}
