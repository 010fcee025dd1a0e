package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project whose environments are meant, where no option names it. */
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

  private void write(String cdk) throws IOException {
    Files.writeString(repository.resolve("cdk.json"), cdk);
  }

  /** As Maven fills it in for a build of the repository. */
  private PactsMojo mojo() throws ReflectiveOperationException {
    MavenProject project = new MavenProject();
    project.setFile(repository.resolve("pom.xml").toFile());
    MavenSession session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    PactsMojo mojo =
        new PactsMojo() {
          @Override
          public void execute() {
            throw new IllegalStateException("nothing but its parameters is asked here");
          }
        };
    Field parameter = PactsMojo.class.getDeclaredField("session");
    parameter.setAccessible(true);
    parameter.set(mojo, session);
    return mojo;
  }
}
