package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a user starts it: in a process of its own. */
class MetaTest {

  @TempDir private Path root;

  private record Ended(int status, String output) {}

  private Ended meta(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.addAll(List.of("-Dmeta.root=" + root, Meta.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", "none",
                "AWS_SHARED_CREDENTIALS_FILE", "none"));
    Process process = builder.start();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    process.getInputStream().transferTo(output);
    return new Ended(process.waitFor(), output.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "dlq redrive"})
  void aCommandExplainsItself(String command) throws Exception {
    Ended ended = meta((command + " --help").split(" "));

    assertThat(ended.status()).isZero();
    assertThat(ended.output()).contains("Usage: meta " + command, "Examples:");
  }

  @Test
  void anUnknownCommandIsAMistakeOfTheUser() throws Exception {
    Ended ended = meta("depoly");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output())
        .startsWith("There is no verb 'depoly'. Did you mean deploy or ")
        .endsWith("`meta --help` tells the rest, with examples.\n");
  }

  @Test
  void anUnknownOptionIsSaidShortly() throws Exception {
    Ended ended = meta("deploy", "--evn", "test");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output())
        .startsWith("Unknown option: '--evn'")
        .contains("Usage: meta deploy [-hV]")
        .doesNotContain("Exit status");
    assertThat(ended.output().lines().count()).isLessThan(12);
  }

  @Test
  void optionsThatContradictEachOtherAreAMistakeOfTheUser() throws Exception {
    for (String selected : List.of("catalog", "--exclude=x", "--group=y", "--affected")) {
      Ended plan = meta("deploy", selected, "--plan", "plan.json");
      assertThat(plan.status()).as(selected).isEqualTo(2);
      assertThat(plan.output()).contains("The plan says which stacks");
    }

    Ended graph = meta("graph", "--of", "repositories", "--format", "html");
    assertThat(graph.status()).isEqualTo(2);
    assertThat(graph.output()).contains("The page shows stacks");
  }

  @Test
  void aKindOfNewThingsIsAskedFor() throws Exception {
    Ended ended = meta("new");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.output()).startsWith("Say what: project, ").contains("Usage: meta new ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs", "destroy"})
  void whatNeedsTheCloudSaysThatItDoesNotRunBeforeAnythingElse(String command) throws Exception {
    Ended ended = meta(command, "--project", "shop");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("The embedded cloud does not run. Start it with `meta up`.")
        .doesNotContain("	at ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"can-i-deploy", "plan"})
  void withoutARegionAnEnvironmentOnAwsSaysWhatToSet(String command) throws Exception {
    Ended ended = meta(command, "--project", "shop", "-e", "test");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("The environment 'test' is on AWS", "set AWS_REGION")
        .doesNotContain("DefaultAwsRegionProviderChain");
  }

  @Test
  void whatIsWrittenNeedsNoFolderYet() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  a: {type: git, url: /srv/a.git, version: main}\n");
    Path lock = root.resolve("not/yet/lock.yaml");

    assertThat(meta("export", "-o", lock.toString()).status()).isZero();
    assertThat(lock).content().contains("/srv/a.git");
  }

  @Test
  void withoutItsLockFileImportSaysWhatThatIs() throws Exception {
    Ended ended = meta("import", "nofile.yaml");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("There is no file nofile.yaml", "`meta export --exact -o lock.yaml`");
  }

  @Test
  void statusWithoutTheCloudIsAboutTheRepositories() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  a: {type: git, url: /srv/a.git, version: main}\n");
    Ended ended = meta("status");

    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .containsPattern("a +is not here: `meta clone`")
        .contains("The embedded cloud does not run. Start it with `meta up`.");
  }

  @Test
  void halfACloudFileIsTheSameAsNone() throws Exception {
    Files.createDirectories(root.resolve(".polystack/local"));
    Files.writeString(root.resolve(".polystack/local/cloud.json"), "{\"pid\":");

    assertThat(meta("down").output()).contains("did not run");
  }

  @Test
  void mistakesInTheManifestAreNamedWithTheirPlaces() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  a:\n    type: svn\n    url: ../a.git\n    version: main\n  b: 7\n");
    Ended ended = meta("up");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("repos.yaml:3:11")
        .contains("repos.yaml:6:")
        .doesNotContain("\tat ");
  }
}
