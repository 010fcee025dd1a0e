package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.pacts.PactException;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerVersionTest {

  private static final Optional<String> MAIN = Optional.of("main");

  @TempDir private Path repository;

  @Test
  void of_aRelease_isItsOwnVersion() throws InterruptedException {
    assertThat(BrokerVersion.of(repository, "1.2.3", MAIN).number()).isEqualTo("1.2.3");
  }

  @Test
  void of_aSnapshot_isCalledAfterItsCommitToo() throws IOException, InterruptedException {
    commit();

    assertThat(BrokerVersion.of(repository, "1.0-SNAPSHOT", MAIN).number())
        .isEqualTo("1.0-SNAPSHOT+" + git().need("rev-parse", "--short=12", "HEAD"));
  }

  @Test
  void of_aSnapshotThatIsNotCommitted_isRefused_withWhatIsNot()
      throws IOException, InterruptedException {
    commit();
    Files.writeString(repository.resolve("new.txt"), "new");

    assertThatThrownBy(() -> BrokerVersion.of(repository, "1.0-SNAPSHOT", MAIN))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("?? new.txt")
        .hasMessageContaining("Commit it");
  }

  @Test
  void of_aSnapshotOutsideGit_isRefused() {
    assertThatThrownBy(() -> BrokerVersion.of(repository, "1.0-SNAPSHOT", MAIN))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("is in no commit of git");
  }

  @Test
  void branch_isTheOneThatIsCheckedOut_orNone() throws IOException, InterruptedException {
    commit();
    assertThat(BrokerVersion.branch(repository)).isEqualTo(MAIN);

    git().need("checkout", "--quiet", "--detach");
    assertThat(BrokerVersion.branch(repository)).isEmpty();
  }

  private Git git() {
    return Git.in(repository);
  }

  private void commit() throws IOException, InterruptedException {
    git().need("init", "--quiet", "--initial-branch", "main");
    Files.writeString(repository.resolve("old.txt"), "old");
    git().need("add", "--all");
    git()
        .need(
            "-c",
            "user.name=Somebody",
            "-c",
            "user.email=somebody@example.com",
            "commit",
            "--quiet",
            "--message",
            "Begin");
  }
}
