package dev.polystack.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  @ParameterizedTest
  @CsvSource({
    "https://gitlab-ci-token:SECRET@example.com/a.git, https://example.com/a.git",
    "https://SECRET@example.com:8443/a.git, https://example.com:8443/a.git",
    "HTTP://me:with@sign@example.com/a@b.git, HTTP://example.com/a@b.git",
    "not 'https://me:SECRET@a.org/x' nor https://:SECRET@b.org/y, not 'https://a.org/x' nor"
        + " https://b.org/y",
    "https://example.com/a@b.git, https://example.com/a@b.git",
    "ssh://git@example.com/a.git, ssh://git@example.com/a.git",
    "'write https://host/path, git@host:path', 'write https://host/path, git@host:path'"
  })
  void removedFrom_leavesTheRest(String text, String expected) {
    assertThat(Credentials.removedFrom(text)).isEqualTo(expected);
  }

  @Test
  void need_ofAUrlThatFails_doesNotRepeatItsPassword(@TempDir Path folder) {
    assertThatThrownBy(() -> Git.in(folder).need("ls-remote", "http://me:SECRET@127.0.0.1:1/a.git"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("http://127.0.0.1:1/a.git")
        .hasMessageNotContaining("SECRET");
  }
}
