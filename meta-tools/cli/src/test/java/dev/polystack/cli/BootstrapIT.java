package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meta bootstrap} with real Maven, over repositories that build with each other. */
class BootstrapIT {

  private static final String POM =
      """
      <project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId>
      <artifactId>%s</artifactId><version>1</version><packaging>pom</packaging>%s</project>
      """;

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeThreeRepositories() throws Exception {
    workspace =
        Workspace.of(root, "app", "library", "types")
            .file("app/pom.xml", POM.formatted("app", needs("library")))
            .file("library/pom.xml", POM.formatted("library", needs("types")))
            .file("types/pom.xml", POM.formatted("types", ""));
  }

  private static String needs(String artifact) {
    return "<dependencies><dependency><groupId>org.acme</groupId><artifactId>"
        + artifact
        + "</artifactId><version>1</version><type>pom</type></dependency></dependencies>";
  }

  @Test
  void bootstrap_installsWhatOthersNeed_inTheOrderOfTheirPoms_andOnce() throws Exception {
    Ended first = workspace.meta("bootstrap");

    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output())
        .containsSubsequence("types ", "built and installed", "library ", "built and installed")
        .contains("2 done", "Every repository builds now");
    assertThat(workspace.has(".polystack/m2/org/acme/library/1/library-1.pom")).isTrue();
    assertThat(workspace.has(".polystack/m2/org/acme/app")).as("nobody needs it").isFalse();
    assertThat(workspace.meta("bootstrap").output()).contains("2 unchanged");
  }

  @Test
  void bootstrap_ofWhatDoesNotBuild_saysSo_andSkipsWhatNeedsIt() throws Exception {
    workspace.file("types/pom.xml", POM.formatted("types", "").replace("4.0.0", "9"));

    Ended ended = workspace.meta("bootstrap", "--retries", "0", "--json");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("types failed:", "modelVersion")
        .containsPattern("\"name\" : \"library\",\\s+\"state\" : \"skipped\"");
  }
}
