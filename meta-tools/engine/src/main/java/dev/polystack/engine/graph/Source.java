package dev.polystack.engine.graph;

import dev.polystack.workspace.git.Credentials;
import dev.polystack.workspace.manifest.Repository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where code is to be read.
 *
 * @param address for a browser
 * @param text the repository and the folder in it
 */
record Source(String address, String text) {

  /** {@code https://host/owner/name.git}, {@code git@host:owner/name.git} and the like. */
  private static final Pattern REMOTE =
      Pattern.compile("(?:https?://|ssh://git@|git@)([^/:]+)(?::\\d+/|[:/])(.+?)(?:\\.git)?/?");

  /**
   * A folder of a repository: at its host, in the way that GitHub, GitLab and Gitea understand, or
   * on this disk if it comes from no host.
   *
   * @param folder relative to the repository; {@code ""} for all of it
   * @param page where the page will stand
   */
  static Source of(Repository repository, Path checkout, String folder, Path page) {
    String text = folder.isEmpty() ? repository.name() : repository.name() + "/" + folder;
    Matcher remote = REMOTE.matcher(Credentials.removedFrom(repository.url()));
    if (remote.matches()) {
      return new Source(
          "https://%s/%s/tree/%s/%s"
              .formatted(
                  remote.group(1), remote.group(2), encoded(repository.version()), encoded(folder)),
          text);
    }
    Path from = page.toAbsolutePath().normalize().resolveSibling("");
    Path relative = from.relativize(checkout.resolve(folder).toAbsolutePath().normalize());
    return new Source(encoded(relative.toString().replace('\\', '/')) + "/", text);
  }

  /** A path of which no character means anything in an address but the slashes. */
  private static String encoded(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
