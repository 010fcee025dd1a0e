package dev.polystack.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {

  /** The first time it fails as git does that finds a lock. */
  private static final String LOCKED_ONCE =
      "alias.once=!test -e tried || { touch tried;"
          + " echo \"fatal: Unable to create '/a/.git/index.lock': File exists.\" >&2; exit 128; }";

  @Test
  void run_whileAnotherHoldsALock_triesAgain(@TempDir Path folder) throws Exception {
    var repository = TestRepository.create(folder);

    assertThat(Git.in(repository.folder()).succeeds("-c", LOCKED_ONCE, "once")).isTrue();
  }

  @Test
  void run_withoutPatience_endsOnlyWhatTalksToARemote(@TempDir Path folder) throws Exception {
    Git impatient = Git.in(TestRepository.create(folder).folder()).patient(Duration.ZERO);

    assertThat(impatient.run("-c", "core.pager=cat", "status").reason())
        .isEqualTo("git ended with status 0");
    assertThat(impatient.run("-c", "core.pager=cat", "ls-remote", ".").reason())
        .startsWith("nothing was heard for");
  }
}
