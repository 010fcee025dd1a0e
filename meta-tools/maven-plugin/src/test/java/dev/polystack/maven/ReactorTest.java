package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Libraries;
import dev.polystack.pacts.Results;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build says of its modules, by what their tests have left. */
class ReactorTest {

  private final List<String> warnings = new ArrayList<>();
  private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();

  @TempDir private Path root;
  private Reactor reactor;

  @BeforeEach
  void aBuildOfAConsumerAndAProvider() {
    MavenProject top = project(root.resolve("shop"));
    MavenProject reads = project(root.resolve("reads"));
    reads.getModel().addDependency(dependency(Libraries.FOR_CONSUMERS));
    MavenProject answers = project(root.resolve("answers"));
    answers.getModel().addDependency(dependency(Libraries.FOR_PROVIDERS));
    reactor =
        new Reactor(
            List.of(top, reads, answers),
            new PactArtifacts(nothingPublished(), session, List.of()),
            root.resolve("fetched"),
            warnings::add);
  }

  private static MavenProject project(Path folder) {
    return project(folder, folder.getFileName().toString());
  }

  static MavenProject project(Path folder, String name) {
    MavenProject project = new MavenProject();
    project.setGroupId("it");
    project.setArtifactId(name);
    project.setVersion("1.0");
    project.setFile(folder.resolve("pom.xml").toFile());
    return project;
  }

  static Dependency dependency(String artifact) {
    Dependency dependency = new Dependency();
    dependency.setGroupId(artifact.split(":", 2)[0]);
    dependency.setArtifactId(artifact.split(":", 2)[1]);
    return dependency;
  }

  /** Maven's repositories, with nothing in them. */
  static RepositorySystem nothingPublished() {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            ReactorTest.class.getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> {
              throw new ArtifactResolutionException(
                  List.of(new ArtifactResult((ArtifactRequest) arguments[1])));
            });
  }

  private Deployed published() {
    return reactor.published(new Snapshots(nothingPublished(), session, List.of()));
  }

  @Test
  void untested_namesEveryModuleWithoutWhatItsTestsLeave_untilItIsThere() throws IOException {
    assertThat(reactor.untested())
        .containsExactly(
            "it:reads has written no pact", "it:answers has not fetched its consumers' pacts");

    Path pacts = Files.createDirectories(root.resolve("reads/target/pacts"));
    Files.writeString(pacts.resolve("reads-answers.json"), "{}");
    new Fetched("answers", "1.0", List.of(), List.of("it:any"))
        .write(root.resolve("answers").resolve(Fetched.FILE));

    assertThat(reactor.untested()).isEmpty();
  }

  @Test
  void published_namesOnlyWhatThereIsToPublish() throws IOException {
    assertThat(published()).isEqualTo(new Deployed("1.0", List.of(), List.of()));

    Path pacts = Files.createDirectories(root.resolve("reads/target/pacts"));
    Files.writeString(pacts.resolve("reads-answers.json"), "{}");
    new Results("answers", "1.0", "code", List.of())
        .write(root.resolve("answers/target/pact-results/answers.json"));

    assertThat(published())
        .isEqualTo(new Deployed("1.0", List.of("it:reads:1.0"), List.of("it:answers:1.0")));
  }

  @Test
  void results_ofASnapshotThatIsNoPublication_areTakenWithAWarning_once() {
    reactor.results("it:other", "2.0-20261102.093000-7");
    assertThat(warnings).isEmpty();

    reactor.results("it:other", "2.0-SNAPSHOT");
    reactor.results("it:other", "2.0-SNAPSHOT");

    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("it:other 2.0-SNAPSHOT was deployed from a checkout, and is no publication.");
  }
}
