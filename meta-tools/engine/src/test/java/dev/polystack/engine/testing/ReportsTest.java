package dev.polystack.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir private Path repository;

  private Path report(String folder, String name, int tests, int failures, int errors, int skipped)
      throws IOException {
    Path file = repository.resolve(folder).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        "<testsuite name=\"x\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\"/>"
            .formatted(tests, failures, errors, skipped));
  }

  @Test
  void in_reportsOfBothPlugins_areAdded() throws IOException {
    report("a/target/surefire-reports", "TEST-a.xml", 5, 1, 0, 1);
    report("stacks/b/target/failsafe-reports", "TEST-b.xml", 3, 0, 2, 0);

    assertThat(Reports.in(repository, Instant.EPOCH)).isEqualTo(new Counts(4, 3, 1));
  }

  @Test
  void in_reportsOfAnEarlierRun_doNotCount() throws IOException {
    Instant start = Instant.now();
    Path old = report("a/target/surefire-reports", "TEST-old.xml", 5, 0, 0, 0);
    Files.setLastModifiedTime(old, FileTime.from(start.minusSeconds(60)));

    assertThat(Reports.in(repository, start)).isEqualTo(Counts.NONE);
  }

  @Test
  void in_otherXml_doesNotCount() throws IOException {
    report("a/target/elsewhere", "TEST-a.xml", 5, 0, 0, 0);
    report("a/target/failsafe-reports", "failsafe-summary.xml", 5, 0, 0, 0);

    assertThat(Reports.in(repository, Instant.EPOCH)).isEqualTo(Counts.NONE);
  }
}
