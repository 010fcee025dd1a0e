package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository's CI runs for a pull request, with no more on the command line than that. */
class SynthIT {

  @TempDir private Path root;

  @Test
  void synth_asCiRunsIt_isForProduction_andForTheProjectOfTheRepository()
      throws IOException, InterruptedException {
    SmallRepository repository = repository();

    MavenRun run = synth(repository);

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).containsOnlyOnce("Synthesized for prod: ");
    assertThat(repository.folder().resolve(".polystack/assembly/prod/orders/context.json"))
        .content()
        .contains("\"project\":\"it\"", "\"env\":\"prod\"", "validateAgainstDefaultRules\":true")
        .contains("\"policyChecks\":true");
  }

  @Test
  void synth_ofARepositoryThatDoesNotSayItsProject_failsAndSaysWhatToWrite()
      throws IOException, InterruptedException {
    SmallRepository repository = repository();
    Files.writeString(repository.folder().resolve("cdk.json"), "{\"app\": \"true\"}");
    MavenRun run = synth(repository);

    assertThat(run.status()).as(run.output()).isEqualTo(1);
    assertThat(run.output())
        .contains("cdk.json does not say which project", "\"context\": {\"project\": \"NAME\"}");
  }

  private SmallRepository repository() throws IOException, InterruptedException {
    return SmallRepository.create(root.resolve("orders"), "prod", false, "app", "pacts");
  }

  private MavenRun synth(SmallRepository repository) throws IOException, InterruptedException {
    return MavenRun.offline(
        repository.folder(),
        root.resolve("m2"),
        "polystack:synth",
        "-Denv=prod",
        "-Dplugin.version=" + System.getProperty("plugin.version"));
  }
}
