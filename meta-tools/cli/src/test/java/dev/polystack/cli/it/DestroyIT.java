package dev.polystack.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.it.MetaProcess.Ended;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.destroy.Buckets;
import dev.polystack.engine.destroy.Remains;
import dev.polystack.engine.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A destruction that asks, refuses production, and looks for what is left. */
class DestroyIT {

  @TempDir private Path root;

  @Test
  void production_isRefused_andNothingIsDestroyedWithoutAnAnswer() throws IOException {
    try (Project project = new Project()) {
      MetaProcess meta = new MetaProcess(root, project.name());

      workspace(project, true);
      Ended refused = meta.run("destroy", "--yes");
      assertThat(refused.output()).contains("--yes-destroy-production it");
      assertThat(refused.status()).isEqualTo(1);
      assertThat(meta.run("destroy", "--yes", "--yes-destroy-production", "other").status())
          .isEqualTo(1);

      workspace(project, false);
      Ended declined = meta.answer("n\n", "destroy");
      assertThat(declined.output())
          .contains("To be destroyed in it: prices/reader", "Nothing was done");
      assertThat(declined.status()).isEqualTo(1);

      assertThat(project.resource("Queue")).as("all of it is still there").isNotEmpty();
    }
  }

  @Test
  void aBucketThatHoldsSomething_isRefused_untilItIsEmptied() throws IOException {
    try (Project project = new Project();
        S3Client s3 = Aws.client(project.target(), S3Client.builder().forcePathStyle(true))) {
      MetaProcess meta = new MetaProcess(root, project.name());
      workspace(project, false);
      String bucket = project.resource("Lists");
      s3.putObject(
          request -> request.bucket(bucket).key("prices.csv"), RequestBody.fromString("a,1"));

      Ended refused = meta.run("destroy", "--yes");
      assertThat(refused.output()).contains("not empty", bucket, "--empty-buckets");
      assertThat(refused.status()).isEqualTo(1);

      Buckets buckets =
          new Buckets(
              project.target(), Inventory.of(project.target()), Set.of(project.stackName()));
      buckets.empty();
      buckets.requireEmpty();
      assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents()).isEmpty();
    }
  }

  @Test
  void everything_isDestroyed_withWhatItsBucketsHold() throws IOException {
    try (Project project = new Project();
        S3Client s3 = Aws.client(project.target(), S3Client.builder().forcePathStyle(true))) {
      MetaProcess meta = new MetaProcess(root, project.name());
      workspace(project, false);
      Files.createSymbolicLink(root.resolve(".polystack/env"), installedTools());
      String bucket = project.resource("Lists");
      s3.putObject(
          request -> request.bucket(bucket).key("prices.csv"), RequestBody.fromString("a,1"));

      Ended ended = meta.run("destroy", "--yes", "--empty-buckets");

      assertThat(ended.output())
          .containsPattern("prices/reader +destroyed")
          .contains("Nothing is left of what was destroyed.");
      assertThat(ended.status()).isZero();
      assertThat(Inventory.of(project.target()).stacks()).isEmpty();
      assertThat(s3.listBuckets().buckets()).noneMatch(each -> each.name().equals(bucket));
      assertThat(meta.run("destroy", "--yes").output()).containsPattern("prices/reader +unchanged");
    }
  }

  @Test
  void remains_areNamed_andSwept() {
    Project project = new Project();
    try (SsmClient ssm = Aws.client(project.target(), SsmClient.builder())) {
      Inventory before = Inventory.of(project.target());
      project.close();
      String stray = project.target().path("prices/reader/stray");
      ssm.putParameter(request -> request.name(stray).value("x").type(ParameterType.STRING));
      Set<String> names = Set.of(project.stackName());

      Remains remains = Remains.of(project.target(), before, names);
      assertThat(remains.parameters()).containsExactly(stray);
      assertThat(remains.stacks()).isEmpty();
      assertThat(remains.isNothing()).isFalse();

      remains.sweep(project.target());
      assertThat(Remains.of(project.target(), before, names).isNothing()).isTrue();
    }
  }

  /** The CDK command that `meta up` has installed for the workspace above. */
  private static Path installedTools() {
    return Stream.iterate(Path.of("").toAbsolutePath(), each -> each != null, Path::getParent)
        .map(each -> each.resolve(".polystack/env"))
        .filter(each -> Files.exists(each.resolve("cdk")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no CDK command above: run `meta up`"));
  }

  private void workspace(Project project, boolean production) throws IOException {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  prices:\n    type: git\n    url: ../prices.git\n    version: main\n");
    Path repository = Files.createDirectories(root.resolve("prices"));
    Files.writeString(repository.resolve("pom.xml"), "<project/>");
    Path assembly =
        Files.createDirectories(
            root.resolve(".polystack/assembly/" + Project.ENVIRONMENT + "/prices"));
    Files.writeString(assembly.resolve("t.json"), "{\"Resources\": {}}");
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"version": "36.0.0", "artifacts": {"%s": {"type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/unknown-region",
          "properties": {"templateFile": "t.json"}}}}
        """
            .formatted(project.stackName()));
    Files.writeString(
        assembly.resolve("polystack.json"),
        """
        {"project": "%s", "service": "prices", "environment": "%s", "production": %s,
         "stacks": [{"name": "reader", "stackName": "%s", "template": "t.json", "mock": false,
           "folder": "stacks/reader", "description": "", "publishes": [], "consumes": [],
           "functions": [], "code": []}]}
        """
            .formatted(project.name(), Project.ENVIRONMENT, production, project.stackName()));
  }
}
