package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meta bootstrap} with real Maven, over repositories that build with each other. */
class BootstrapIT {

  private static final String POM =
      """
      <project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId>
      <artifactId>%s</artifactId><version>1</version><packaging>%s</packaging>%s</project>
      """;

  /** What a compilation needs, in the versions that every repository here has. */
  private static final String COMPILER =
      """
      <properties><maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
      <build><plugins>
        <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
        <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
      </plugins></build>
      """;

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeThreeRepositories() throws Exception {
    workspace =
        Workspace.of(root, "app", "library", "types")
            .file("app/pom.xml", POM.formatted("app", "jar", needs("library") + COMPILER))
            .file("app/src/main/java/App.java", "record App(String name) {}")
            .file("library/pom.xml", POM.formatted("library", "pom", needs("types")))
            .file("types/pom.xml", POM.formatted("types", "pom", ""));
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
        .contains("2 done", "Every repository builds now, by `meta mvn verify`")
        .containsPattern("export MAVEN_ARGS='.* -D\\S+localPrefix=\\S+/m2'");
    assertThat(workspace.has(".polystack/m2/org/acme/library/1/library-1.pom")).isTrue();
    assertThat(workspace.has(".polystack/m2/org/acme/app")).as("nobody needs it").isFalse();
    assertThat(workspace.meta("bootstrap").output()).contains("2 unchanged");
    compileAlone("app");
    assertThat(workspace.has("app/target/classes/App.class")).isTrue();
  }

  /** With the verb for that, and without any network. */
  private void compileAlone(String repository) throws Exception {
    Process process =
        workspace
            .start("mvn", "-B", "-o", "-q", "compile")
            .directory(root.resolve(repository).toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void bootstrap_whereToolsAreMissingOrTooOld_namesThem_andBuildsNothing() throws Exception {
    Path programs = Files.createDirectory(root.resolve("programs"));
    says(programs.resolve("node"), "v18.20.4");
    says(programs.resolve("python3"), "Python 3.12.1");
    says(programs.resolve("mvn"), "Apache Maven 3.9.11");
    ProcessBuilder builder = workspace.start("bootstrap").redirectErrorStream(true);
    builder.environment().put("PATH", programs.toString());
    builder.environment().keySet().removeAll(List.of("META_PYTHON", "META_MAVEN"));

    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isEqualTo(1);
    assertThat(output)
        .contains("The tool chain is not complete:")
        .contains("  git is not there: install version 2.25 or newer")
        .contains("  node v18.20.4 is too old: install version 20.0 or newer")
        .contains("  npm is not there")
        .doesNotContain("python3", "mvn", "\tat ");
    assertThat(workspace.has(".polystack/m2/org/acme")).isFalse();
  }

  private static void says(Path program, String version) throws IOException {
    Files.writeString(program, "#!/bin/sh\necho " + version + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void bootstrap_ofWhatDoesNotBuild_saysSo_andSkipsWhatNeedsIt() throws Exception {
    workspace.file("types/pom.xml", POM.formatted("types", "pom", "").replace("4.0.0", "9"));

    Ended ended = workspace.meta("bootstrap", "--retries", "0", "--json");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("types failed:", "modelVersion")
        .containsPattern("\"name\" : \"library\",\\s+\"state\" : \"skipped\"");
  }
}
