package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.pipeline.RepositoryPipeline;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Libraries;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goals need before they do anything, and how they refuse where it is not there. */
class PactsMojoTest {

  @TempDir private Path repository;

  @Test
  void polystackProject_isTheOneThatCdkJsonSays() throws Exception {
    write("{\"app\": \"true\", \"context\": {\"project\": \"shop\"}}");

    assertThat(mojo().polystackProject()).isEqualTo("shop");
  }

  @Test
  void polystackProject_whereCdkJsonDoesNotSay_failsWithWhatToWrite() throws Exception {
    write("{\"app\": \"true\"}");
    PactsMojo mojo = mojo();

    assertThatThrownBy(mojo::polystackProject)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("\"context\": {\"project\": \"NAME\"}");
  }

  @Test
  void polystackProject_withoutCdkJson_failsWithTheOption() throws Exception {
    PactsMojo mojo = mojo();

    assertThatThrownBy(mojo::polystackProject)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            repository
                + " has no cdk.json that says which project this is: -Dpolystack.project=NAME"
                + " does.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9292", "broker", "ftp://broker", "https://", "http://a b"})
  void broker_atWhatIsNoAddress_failsWithWhatToWrite(String url) throws Exception {
    PactsMojo mojo = mojo();
    set(mojo, "broker", url);

    assertThatThrownBy(mojo::broker)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "-Dpactbroker.url=%s is no address of a broker. Write it with its scheme: https://broker.example.com"
                .formatted(url));
  }

  @Test
  void fetchPacts_ofConsumersThatAreNoModules_failsWithAllOfThem() throws Exception {
    FetchPactsMojo mojo = filled(new FetchPactsMojo());
    set(mojo, "consumers", List.of("reader", "it:good", "it:reader:1.0"));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("group:artifact")
        .hasMessageEndingWith("[reader, it:reader:1.0]");
  }

  @Test
  void fetchPacts_completeAndFromABroker_failsForTheOneHasNoEffectOnTheOther() throws Exception {
    FetchPactsMojo mojo = filled(new FetchPactsMojo());
    set(mojo, "broker", "https://broker.example.com");
    set(mojo, "complete", true);

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("Leave pacts.complete or pactbroker.url away");
  }

  static List<PactsMojo> ofWholeRepositories() {
    return List.of(new CanIDeployMojo(), new PublishPactsMojo());
  }

  @ParameterizedTest
  @MethodSource("ofWholeRepositories")
  void execute_inAPartOfTheBuild_isRefused(PactsMojo mojo) throws Exception {
    filled(mojo);
    set(mojo, "env", "test");
    mojo.session().setAllProjects(List.of(mojo.project(), new MavenProject()));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageEndingWith("this build has 1 of its 2 modules. Leave -pl and -rf away.");
  }

  @ParameterizedTest
  @ValueSource(strings = {Libraries.FOR_CONSUMERS, Libraries.FOR_PROVIDERS})
  void everyGoalOfAWholeRepository_whereTestsWereNotRun_isRefused(String library) throws Exception {
    Map<PactsMojo, ThrowingCallable> goals = new LinkedHashMap<>();
    DeployMojo deploy = new DeployMojo();
    goals.put(deploy, () -> deploy.run(pipeline()));
    PublishPactsMojo publish = new PublishPactsMojo();
    goals.put(publish, publish::execute);
    CanIDeployMojo ask = new CanIDeployMojo();
    goals.put(ask, ask::execute);

    for (var goal : goals.entrySet()) {
      filled(goal.getKey());
      set(goal.getKey(), "env", "test");
      set(goal.getKey(), "broker", "http://localhost:1");
      goal.getKey().project().getModel().addDependency(ReactorTest.dependency(library));
      assertThatThrownBy(goal.getValue())
          .isInstanceOf(MojoFailureException.class)
          .hasMessageContaining("it:shop has ")
          .hasMessageContaining("Run the tests before");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"skipTests", "skip"})
  void deploy_ofABuildWithoutTests_isRefused_whateverEarlierBuildsHaveLeft(String how)
      throws Exception {
    DeployMojo deploy = filled(new DeployMojo());
    deploy.project().getModel().addDependency(ReactorTest.dependency(Libraries.FOR_PROVIDERS));
    new Fetched("shop", "1.0", List.of(), List.of()).write(repository.resolve(Fetched.FILE));
    set(deploy, how, true);

    assertThatThrownBy(() -> deploy.run(pipeline()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("Leave skipTests and maven.test.skip away");
  }

  private RepositoryPipeline pipeline() {
    return new RepositoryPipeline(
        repository,
        new WorkFolder(repository.resolve(WorkFolder.NAME)),
        Console.plain(System.out),
        new Target("it", "test", null));
  }

  private void write(String cdk) throws IOException {
    Files.writeString(repository.resolve("cdk.json"), cdk);
  }

  private PactsMojo mojo() throws ReflectiveOperationException {
    return filled(
        new PactsMojo() {
          @Override
          public void execute() {
            throw new IllegalStateException("nothing but its parameters is asked here");
          }
        });
  }

  /** As Maven fills it in for a build of the repository. */
  private <T extends PactsMojo> T filled(T mojo) throws ReflectiveOperationException {
    MavenProject project = ReactorTest.project(repository, "shop");
    MavenSession session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    session.setAllProjects(List.of(project));
    set(mojo, "session", session);
    set(mojo, "project", project);
    set(mojo, "system", ReactorTest.nothingPublished());
    if (mojo instanceof RepositoryMojo) {
      set(mojo, "execution", new MojoExecution(new Plugin(), "goal", "default"));
    }
    return mojo;
  }

  /** Wherever the parameter is declared: in the goal, or in what goals share. */
  private static void set(PactsMojo mojo, String name, Object value)
      throws ReflectiveOperationException {
    Class<?> type = mojo.getClass();
    while (Stream.of(type.getDeclaredFields()).noneMatch(each -> each.getName().equals(name))) {
      type = type.getSuperclass();
    }
    Field parameter = type.getDeclaredField(name);
    parameter.setAccessible(true);
    parameter.set(mojo, value);
  }
}
