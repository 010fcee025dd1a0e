package dev.polystack.workspace.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlResolverTest {

  /** The first ones are those of git's own tests of relative submodule URLs. */
  @ParameterizedTest
  @CsvSource({
    "/u//trash/.,                   ../x,         /u//trash/x",
    "file:///tmp/repo,              ../subrepo,   file:///tmp/subrepo",
    "helper:://hostname/repo,       ../subrepo,   helper:://hostname/subrepo",
    "ssh://hostname:22/repo,        ../subrepo,   ssh://hostname:22/subrepo",
    "ssh://hostname/repo,           ../subrepo,   ssh://hostname/subrepo",
    "user@host:path/to/repo,        ../subrepo,   user@host:path/to/subrepo",
    "user@host:repo,                ../subrepo,   user@host:subrepo",
    "https://example.com/a/b.git,   ../c.git,     https://example.com/a/c.git",
    "https://example.com/a/b.git/,  ../c.git/,    https://example.com/a/c.git",
    "https://example.com/a/b.git,   ../../x/c,    https://example.com/x/c",
    "https://example.com/a/b.git,   ./c,          https://example.com/a/b.git/c",
    "https://example.com/a/b.git,   ./../c,       https://example.com/a/c",
    "/srv/project,                  ../c.git,     /srv/c.git",
    "/srv/project,                  ../../c.git,  /c.git"
  })
  void resolve_ofARelativeUrl_doesAsGitDoes(String base, String url, String expected) {
    assertThat(UrlResolver.resolve(base, url)).isEqualTo(new UrlResolver.Resolved(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a,  ../../c",
    "https://example.com,    ../c",
    "user@host:repo,         ../../c",
    "/project,               ../../c",
    "https://example.com/a,  ../"
  })
  void resolve_ofARelativeUrlThatLeadsNowhere_saysSo(String base, String url) {
    assertThat(UrlResolver.resolve(base, url))
        .isInstanceOfSatisfying(
            UrlResolver.Unresolvable.class, u -> assertThat(u.reason()).contains("'" + url + "'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.git",
        "ssh://git@example.com:2222/a.git",
        "git@example.com:shop/a.git",
        "file:///srv/a.git",
        "/srv/git/a.git"
      })
  void resolve_ofAnAbsoluteUrl_keepsIt(String url) {
    assertThat(new UrlResolver(Path.of("/nowhere")).resolve(url))
        .isEqualTo(new UrlResolver.Resolved(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contracts",
        "shop/contracts.git",
        "https:/example.com/a",
        "https://",
        "https://example.com",
        "htps://example.com/a",
        "https://exa mple.com/a",
        "git@example.com:",
        " "
      })
  void resolve_ofWhatGitCannotClone_saysWhatToWrite(String url) {
    assertThat(new UrlResolver(Path.of("/nowhere")).resolve(url))
        .isInstanceOfSatisfying(
            UrlResolver.Unresolvable.class,
            u -> assertThat(u.reason()).contains("'" + url + "'").contains("write https://"));
  }

  @Test
  void resolve_startsFromTheRemoteOfTheBranch(@TempDir Path folder) throws Exception {
    Git.run(folder, "init", "-q", "-b", "main");
    assertThat(resolved(folder)).isEqualTo(folder.resolveSibling("a.git").toString());
    Git.run(folder, "remote", "add", "origin", "https://example.com/shop/project.git");
    assertThat(resolved(folder)).isEqualTo("https://example.com/shop/a.git");
    Git.run(folder, "remote", "add", "fork", "git@example.com:me/project.git");
    Git.run(folder, "config", "branch.main.remote", "fork");
    assertThat(resolved(folder)).isEqualTo("git@example.com:me/a.git");
  }

  @Test
  void resolve_outsideOfAnyCheckout_startsFromTheFolder(@TempDir Path folder) throws Exception {
    Path inner = Files.createDirectories(folder.resolve("with space"));
    assertThat(resolved(inner)).isEqualTo(folder.resolve("a.git").toString());
  }

  private static String resolved(Path folder) {
    return ((UrlResolver.Resolved) new UrlResolver(folder).resolve("../a.git")).url();
  }
}
