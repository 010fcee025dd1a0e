package dev.polystack.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAnswerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fatal: unable to access 'https://example.com/': Could not resolve host: example.com",
        "ssh: connect to host example.com port 22: Connection refused",
        "fatal: unable to access 'https://example.com/': The requested URL returned error: 503",
        "fatal: the remote end hung up unexpectedly",
        "error: RPC failed; curl 56 GnuTLS recv error (-9)",
        "kex_exchange_identification: Connection closed by remote host",
        "fatal: Could not read from remote repository."
      })
  void isTransient_ofWhatMayPass(String error) {
    assertThat(new GitAnswer(128, "", error).isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fatal: repository 'https://example.com/a.git/' not found",
        "git@example.com: Permission denied (publickey).\nfatal: Could not read from remote repository.",
        "fatal: Authentication failed for 'https://example.com/a.git/'",
        "fatal: unable to access 'https://example.com/': The requested URL returned error: 403",
        "fatal: '/srv/a.git' does not appear to be a git repository\nfatal: Could not read from remote repository."
      })
  void isTransient_ofWhatWillNotPass(String error) {
    assertThat(new GitAnswer(128, "", error).isTransient()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "fatal: a, a",
    "'Cloning into b...\nfatal: a\n\nPlease make sure', a",
    "'x: Permission denied (publickey).\nfatal: Could not read from remote repository.', x: Permission denied (publickey).",
    "'remote: Enumerating objects: 2, done.\nremote: Total 2 (delta 0)\nerror: a\nfatal: b', a",
    "'remote: not today\nfatal: a', remote: not today",
    "'', git ended with status 128"
  })
  void reason_isTheLineThatMatters(String error, String reason) {
    assertThat(new GitAnswer(128, "", error).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "https://user@example.com:8443/a.git, example.com:8443",
    "git@example.com:shop/a.git, example.com",
    "ssh://git@example.com/a.git, example.com",
    "file:///srv/a.git, ''",
    "/srv/a.git, ''"
  })
  void host_ofAnyUrl(String url, String host) {
    assertThat(Hosts.host(url)).isEqualTo(host);
  }

  @Test
  void items_splitsAtZeroBytes() {
    assertThat(new GitAnswer(0, "a\0b c\0", "").items()).containsExactly("a", "b c");
    assertThat(new GitAnswer(0, "", "").items()).isEmpty();
  }

  @Test
  void reason_ofALock_saysWhichFileItIs() {
    String words =
        """
        fatal: Unable to create '/a/.git/index.lock': File exists.

        Another git process seems to be running in this repository
        """;

    assertThat(new GitAnswer(128, "", words).reason())
        .isEqualTo(
            "Unable to create '/a/.git/index.lock': File exists. If no git runs there, delete that file");
  }

  @Test
  void isTransient_whereAnotherPushHoldsTheRef_butNotWhereItHasMovedIt() {
    String lock =
        "remote: error: cannot lock ref 'refs/tags/v1': Unable to create '/a.git/refs/tags/v1.lock': File exists.";
    String moved =
        "remote: error: cannot lock ref 'refs/heads/main': is at 1234567 but expected 89abcde";

    assertThat(new GitAnswer(1, "", lock).isTransient()).isTrue();
    assertThat(new GitAnswer(1, "", moved).isTransient()).isFalse();
  }
}
