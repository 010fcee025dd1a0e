package dev.polystack.maven;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.broker.PactBroker;
import dev.polystack.pacts.ssm.DeploymentRecords;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What the goals about pacts share. */
abstract class PactsMojo extends AbstractMojo {

  @Component private @Nullable RepositorySystem system;

  @Parameter(defaultValue = "${session}", readonly = true)
  private @Nullable MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true)
  private @Nullable MavenProject project;

  /**
   * The project whose environments are meant; part of every name. By default what the context in
   * {@code cdk.json} says.
   */
  @Parameter(property = "polystack.project")
  private @Nullable String polystackProject;

  /** The environment that will be deployed to. Without it, only the newest versions count. */
  @Parameter(property = "env")
  private @Nullable String env;

  /** A broker that holds pacts and results instead of Maven repositories. */
  @Parameter(property = "pactbroker.url")
  private @Nullable String broker;

  /** The branch as a broker will call it. By default the one that is checked out, if one is. */
  @Parameter(property = "pact.branch")
  private @Nullable String branch;

  /** Where tools and assemblies are kept; by default the repository's {@code .polystack}. */
  @Parameter(property = "polystack.work")
  private @Nullable File work;

  /**
   * The broker, if one is named.
   *
   * @throws MojoExecutionException if its address is none
   */
  final Optional<PactBroker> broker() throws MojoExecutionException {
    if (broker == null || broker.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(broker);
      if (broker.matches("https?:.*") && url.getHost() != null) {
        return Optional.of(new PactBroker(url));
      }
      throw new MojoExecutionException(noAddress());
    } catch (URISyntaxException e) {
      throw new MojoExecutionException(noAddress(), e);
    }
  }

  private String noAddress() {
    return "-Dpactbroker.url=%s is no address of a broker. Write it with its scheme: https://broker.example.com"
        .formatted(broker);
  }

  /** The branch that is built, if it is known. */
  final Optional<String> branch() throws InterruptedException {
    return branch == null ? BrokerVersion.branch(repository()) : Optional.of(branch);
  }

  /** The broker, and what it calls this build; none if there is no broker. */
  final Optional<Brokerage> brokerage() throws InterruptedException, MojoExecutionException {
    Optional<PactBroker> broker = broker();
    if (broker.isEmpty()) {
      return Optional.empty();
    }
    String version = session().getTopLevelProject().getVersion();
    return Optional.of(
        new Brokerage(broker.get(), BrokerVersion.of(repository(), version, branch()), getLog()));
  }

  /** The repository's folder. */
  final Path repository() {
    return session().getTopLevelProject().getBasedir().toPath();
  }

  final MavenProject project() {
    return Objects.requireNonNull(project);
  }

  final MavenSession session() {
    return Objects.requireNonNull(session);
  }

  /**
   * The project whose environments are meant.
   *
   * @throws MojoExecutionException if nothing says so; the message has what to write
   */
  final String polystackProject() throws MojoExecutionException {
    if (polystackProject != null) {
      return polystackProject;
    }
    if (!Synthesis.hasApp(repository())) {
      throw new MojoExecutionException(
          "%s has no cdk.json that says which project this is: -Dpolystack.project=NAME does."
              .formatted(repository()));
    }
    try {
      return Synthesis.project(repository());
    } catch (UserError e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  final String environment() {
    return env == null ? "" : env;
  }

  final PactArtifacts artifacts() {
    return new PactArtifacts(
        Objects.requireNonNull(system),
        session().getRepositorySession(),
        project().getRemoteProjectRepositories());
  }

  final Snapshots snapshots() {
    return new Snapshots(
        Objects.requireNonNull(system),
        session().getRepositorySession(),
        project().getRemoteProjectRepositories());
  }

  final Reactor reactor() {
    return new Reactor(
        session().getProjects(),
        artifacts(),
        project().getBasedir().toPath().resolve("target/deployed-pacts"),
        getLog()::warn);
  }

  final WorkFolder work() {
    return new WorkFolder(work == null ? repository().resolve(WorkFolder.NAME) : work.toPath());
  }

  /**
   * What the environment runs; nothing, if no environment is given.
   *
   * @throws MojoExecutionException if the environment does not answer
   */
  final Map<String, Deployed> deployed() throws MojoExecutionException {
    if (environment().isEmpty()) {
      return Map.of();
    }
    String environments = polystackProject();
    try (SsmClient ssm =
        SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      return new DeploymentRecords(ssm, environments, environment()).all();
    } catch (SdkException e) {
      throw new MojoExecutionException(
          "Cannot read what the environment '%s' of '%s' runs: %s Check the AWS configuration: region, credentials, AWS_ENDPOINT_URL if it is not AWS."
              .formatted(environment(), environments, e.getMessage()),
          e);
    }
  }
}
