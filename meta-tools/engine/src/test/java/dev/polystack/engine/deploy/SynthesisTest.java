package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.build.Build;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app in no language that Maven builds: it copies templates that lie there written. */
class SynthesisTest {

  private static final String TEMPLATE = "web/assembly/site.template.json";

  @TempDir private Path root;

  @BeforeEach
  void makeARepositoryOfGit() throws Exception {
    write("repos.yaml", "repositories:\n  web: {type: git, url: ../web.git, version: main}\n");
    write("web/cdk.json", "{\"app\": \"cp assembly/* \\\"$CDK_OUTDIR\\\" && echo >made.log\"}");
    write("web/.gitignore", "*.log\n");
    write("web/assembly/polystack.json", "{}");
    write(TEMPLATE, "{}");
    Git.in(root.resolve("web")).need("init", "--quiet");
  }

  @Test
  void run_ofAnAppThatNoModuleIs_isAgainAfterAnyOfItsFilesHasChanged() throws Exception {
    assertThat(run()).isEqualTo(Result.DONE);
    assertThat(run()).as("with what git ignores made by it").isEqualTo(Result.UNCHANGED);

    write(TEMPLATE, "{\"Resources\": {}}");

    assertThat(run()).isEqualTo(Result.DONE);
    assertThat(root.resolve(".polystack/assembly/local/web/site.template.json"))
        .hasContent("{\"Resources\": {}}");
    assertThat(run()).isEqualTo(Result.UNCHANGED);
  }

  @Test
  void run_ofAnAppThatNoModuleIs_besideModules_isLikewise() throws Exception {
    write(
        "web/pom.xml",
        "<project><groupId>org.example</groupId><artifactId>web</artifactId><version>1</version>"
            + "<packaging>pom</packaging></project>");
    run();
    write("web/bin/app.ts", "new App();");

    assertThat(run()).isEqualTo(Result.DONE);
    assertThat(run()).isEqualTo(Result.UNCHANGED);
  }

  @Test
  void anew_ofWhatBreaksRules_saysEachAndWhere_andIsNotTakenForTheNextFailure() throws Exception {
    write(
        "web/report.json",
        """
        {"pluginReports": [{"violations": [
          {"ruleName": "Annotation::error-annotation", "severity": "error",
           "description": "AwsSolutions-APIG1: The API does not log.\\n",
           "violatingConstructs": [{"constructPath": "shop-test-web/Api/Stage"}]},
          {"ruleName": "Annotation::warning-annotation", "severity": "warning",
           "description": "AwsSolutions-DDB3: No recovery.",
           "violatingConstructs": [{"constructPath": "shop-test-web/Items"}]},
          {"ruleName": "E3012", "severity": "error", "description": "No integer.",
           "violatingConstructs": [{"constructPath": "shop-test-web/Queue"}]}]}]}
        """);
    write(
        "web/cdk.json",
        "{\"app\": \"cp report.json \\\"$CDK_OUTDIR/validation-report.json\\\"; echo Error >&2; false\"}");

    assertThatExceptionOfType(UserError.class)
        .isThrownBy(this::anew)
        .withMessageStartingWith("web does not synthesize:\n")
        .withMessageContaining(
            "    AwsSolutions-APIG1: The API does not log.\n      in shop-test-web/Api/Stage\n")
        .withMessageContaining("    E3012: No integer.\n      in shop-test-web/Queue\n")
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("DDB3", "    Error"));

    write("web/cdk.json", "{\"app\": \"echo Error: no such class >&2; false\"}");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(this::anew)
        .withMessageContaining("    Error: no such class")
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("APIG1"));
  }

  @Test
  void assembly_ofRepositoriesWithTheSameLastName_isEachItsOwn() {
    Synthesis synthesis =
        new Synthesis(new Checkout(root, root.resolve("meta-tools")).work(), "shop", "local");

    assertThat(
            Stream.of("web", "a/web", "b/web").map(root::resolve).map(synthesis::assembly).toList())
        .extracting(folder -> folder.getFileName().toString())
        .containsExactly("web", "a+web", "b+web");
  }

  private void anew() throws InterruptedException {
    new Synthesis(new Checkout(root, root.resolve("meta-tools")).work(), "shop", "test")
        .anew(root.resolve("web"), Synthesis.Rules.CHECKED);
  }

  private Result run() throws InterruptedException {
    Checkout checkout = new Checkout(root, root.resolve("meta-tools"));
    return new Synthesis(checkout.work(), "shop", "local")
        .run(root.resolve("web"), Build.of(checkout));
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }
}
