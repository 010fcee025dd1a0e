package dev.polystack.workspace.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes URLs absolute as git does for submodules: one that begins with {@code ./} or {@code ../} is
 * taken relative to the remote of the repository that holds the manifest, or to that repository
 * itself where it has no remote.
 *
 * @see <a href="https://git-scm.com/docs/git-submodule#Documentation/git-submodule.txt-add">git
 *     submodule add</a>
 */
final class UrlResolver {

  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");
  private static final Pattern SCP_LIKE =
      Pattern.compile("(?!(https?|ssh|git|file):)[^/\\s:]+:(?!//)\\S+");
  private static final String FORMS =
      "write https://host/path, git@host:path, or ../name.git beside this repository's own remote";

  /** What a URL comes to. */
  sealed interface Resolution {}

  record Resolved(String url) implements Resolution {}

  record Unresolvable(String reason) implements Resolution {}

  private final Path folder;
  private Optional<String> base = Optional.empty();

  UrlResolver(Path folder) {
    this.folder = folder;
  }

  /** Whether any URL so far was relative, so that it comes to something else elsewhere. */
  boolean dependOnPlace() {
    return base.isPresent();
  }

  Resolution resolve(String url) {
    if (url.startsWith("./") || url.startsWith("../")) {
      return resolve(base(), url);
    }
    return isAbsolute(url)
        ? new Resolved(url)
        : new Unresolvable("'%s' is no URL that git can clone: %s".formatted(url, FORMS));
  }

  static Resolution resolve(String base, String url) {
    String from = withoutTrailingSlash(base);
    String rest = url;
    char separator = '/';
    while (rest.startsWith("./") || rest.startsWith("../")) {
      if (rest.startsWith("../")) {
        int cut = Math.max(from.lastIndexOf('/'), from.lastIndexOf(':'));
        if (cut < 0 || cut < rootOf(from)) {
          return new Unresolvable(
              "'%s' leads above %s, to which it is relative: remove a '../', or write it in full"
                  .formatted(url, base));
        }
        separator = from.charAt(cut);
        from = from.substring(0, cut);
      }
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    return rest.isBlank()
        ? new Unresolvable("'%s' names no repository: write ../name.git".formatted(url))
        : new Resolved(from + separator + withoutTrailingSlash(rest));
  }

  /** Before this a URL names a host, and nothing of it can be taken away. */
  private static int rootOf(String base) {
    int scheme = base.indexOf("://");
    if (scheme < 0) {
      return 0;
    }
    int path = base.indexOf('/', scheme + 3);
    return path < 0 ? base.length() : path;
  }

  private static boolean isAbsolute(String url) {
    if (url.startsWith("/") || SCP_LIKE.matcher(url).matches()) {
      return true;
    }
    try {
      var uri = new URI(url);
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme())
          && (uri.getScheme().equals("file") || uri.getHost() != null)
          && uri.getPath() != null
          && uri.getPath().length() > 1;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private String base() {
    if (base.isEmpty()) {
      String remote = GitRemote.of(folder);
      boolean relative = remote.startsWith("./") || remote.startsWith("../");
      base = Optional.of(relative ? folder.resolve(remote).normalize().toString() : remote);
    }
    return base.get();
  }

  private static String withoutTrailingSlash(String url) {
    return url.length() > 1 && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
