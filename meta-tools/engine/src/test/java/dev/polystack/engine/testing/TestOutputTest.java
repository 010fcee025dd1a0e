package dev.polystack.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.run.Runner;
import dev.polystack.engine.tools.Maven;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of two builds that run at the same time. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a script of sh")
class TestOutputTest {

  /** A Maven that says how its first tests went, and ends when both builds' first were shown. */
  private static final String MAVEN =
      """
      #!/bin/sh
      name=${PWD##*/}
      echo "[INFO] Building $name"
      echo "[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0 -- in $name.FirstTest"
      tries=0
      while [ ! -f ../both ]; do
        tries=$((tries + 1)); [ $tries -lt 500 ] || { echo "nobody saw it"; exit 1; }; sleep 0.02
      done
      mkdir -p target/surefire-reports
      echo '<testsuite tests="2" failures="0" errors="0" skipped="0"/>' \\
        > target/surefire-reports/TEST-all.xml
      echo "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0"
      echo "[INFO] BUILD SUCCESS"
      """;

  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path root;

  @Test
  void run_ofTwoBuildsAtATime_showsEachLineAtOnceBehindItsRepositorysName() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          app: {type: git, url: ../app.git, version: main}
          control-panel: {type: git, url: ../control-panel.git, version: main}
        """);
    for (String name : List.of("app", "control-panel")) {
      Files.writeString(
          Files.createDirectories(root.resolve(name)).resolve("pom.xml"),
          "<project><modelVersion>4.0.0</modelVersion><groupId>org.shop</groupId><artifactId>"
              + name
              + "</artifactId><version>1</version></project>");
    }
    Path maven = Files.writeString(root.resolve("mvn"), MAVEN);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    Checkout checkout = new Checkout(root, root);

    try (Runner runner = Runner.usual(checkout.work(), "test", Console.plain(new Recording()))) {
      var run =
          new TestRun(
              checkout,
              runner,
              new Target("shop", "local", null),
              new Maven(checkout, maven.toString()));

      assertThat(run.run(checkout.repositories())).as(() -> String.join("\n", shown)).isTrue();
    }

    assertThat(saidBy("  app           | ")).isEqualTo(lines("app"));
    assertThat(saidBy("  control-panel | ")).isEqualTo(lines("control-panel"));
    assertThat(shown).last().isEqualTo("4 passed, 0 failed");
  }

  private static List<String> lines(String name) {
    return List.of(
        "[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0 -- in %s.FirstTest"
            .formatted(name),
        "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0",
        "[INFO] BUILD SUCCESS");
  }

  private List<String> saidBy(String prefix) {
    return shown.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  private final class Recording extends PrintStream {

    Recording() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(String line) {
      shown.add(line);
      if (shown.stream().filter(each -> each.contains("FirstTest")).count() == 2) {
        goOn();
      }
    }

    private void goOn() {
      try {
        Files.writeString(root.resolve("both"), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
