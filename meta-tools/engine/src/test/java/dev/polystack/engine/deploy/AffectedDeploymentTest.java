package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.build.Build;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.select.Selection;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service of three stacks, two of which consume what the first publishes. What {@code meta deploy
 * --affected} selects after a change is all that a deployment of everything would do.
 */
class AffectedDeploymentTest {

  private static final List<String> STACKS = List.of("auth", "api", "site");

  @TempDir private Path folder;
  private Path repository;
  private Checkout checkout;
  private StandInCloud cloud;

  @BeforeEach
  void deployAll() throws Exception {
    Path root = Files.createDirectory(folder.resolve("workspace"));
    checkout = new Checkout(root, root.resolve("meta-tools"));
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  store: {type: git, url: ../store.git, version: main}\n");
    repository = root.resolve("store");
    StandInAssembly assembly =
        StandInAssembly.of(repository.resolve("app"), STACKS.toArray(String[]::new));
    for (String stack : STACKS) {
      Path template = Path.of(stack + ".template.json");
      Path own = Files.createDirectories(repository.resolve("stacks/" + stack));
      Files.move(assembly.folder().resolve(template), own.resolve(template));
    }
    Files.writeString(
        repository.resolve("cdk.json"),
        "{\"app\": \"cp app/* stacks/*/*.json \\\"$CDK_OUTDIR\\\"\"}");
    Git.in(repository).need("init", "--quiet");
    commit();
    cloud = new StandInCloud(folder);
    Deployment deployment = synthesized();
    assertThat(deployment.deploy(List.of())).isTrue();
    assertThat(cloud.commands()).hasSize(3);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void deploy_ofWhatAChangeConcerns_leavesNothingToDeploy() throws Exception {
    assertThat(affected(synthesized())).as("of nothing").isEmpty();

    change("api");
    Deployment afterApi = synthesized();
    assertThat(affected(afterApi)).extracting(StackId::stack).containsExactly("api");
    afterApi.deploy(affected(afterApi));
    assertThat(cloud.commands().subList(3, cloud.commands().size())).containsExactly("deploy api");

    change("auth");
    Deployment afterBoth = synthesized();
    assertThat(affected(afterBoth))
        .as("who consumes what the first publishes may have to follow")
        .extracting(StackId::stack)
        .containsExactlyInAnyOrderElementsOf(STACKS);
    afterBoth.deploy(affected(afterBoth));
    List<String> done = cloud.commands();
    assertThat(done.get(4)).isEqualTo("deploy auth");

    assertThat(synthesized().deploy(List.of())).isTrue();
    assertThat(cloud.commands()).as("with everything deployed").isEqualTo(done);
  }

  private Deployment synthesized() throws InterruptedException {
    Synthesis synthesis = new Synthesis(checkout.work(), "shop", "dev-me");
    synthesis.run(repository, Build.of(checkout));
    return new Deployment(
        cloud.work(),
        Console.plain(new PrintStream(PrintStream.nullOutputStream())),
        new CdkCommand(cloud.work()),
        cloud.target(),
        List.of(synthesis.assembly(repository)));
  }

  private Set<StackId> affected(Deployment deployment) throws InterruptedException {
    Selection selection = new Selection(List.of(), List.of(), List.of(), Optional.of("HEAD"));
    return new Selector(checkout).stacks(deployment.stacks(), selection);
  }

  private void change(String stack) throws IOException {
    Files.writeString(
        repository.resolve("stacks/%1$s/%1$s.template.json".formatted(stack)),
        "{\"Description\": \"changed\"}");
  }

  private void commit() throws InterruptedException {
    Git git = Git.in(repository);
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
  }
}
