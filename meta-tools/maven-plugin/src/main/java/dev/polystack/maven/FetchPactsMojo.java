package dev.polystack.maven;

import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Transport;
import dev.polystack.pacts.broker.PactBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pacts that this module's tests verify: of every consumer the newest version's, and
 * with {@code -Denv} those of the versions that the environment runs. With {@code -Dpactbroker.url}
 * they are the broker's: the newest of the main branch, and those of all that is deployed. A
 * consumer that has published none is named, and is no failure: repositories are built in any
 * order.
 */
@Mojo(
    name = "fetch-pacts",
    defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES,
    threadSafe = true)
public final class FetchPactsMojo extends PactsMojo {

  /** The provider, as pacts call it. */
  @Parameter(required = true)
  private String provider = "";

  /** {@code group:artifact} of each module that publishes pacts with this provider. */
  @Parameter(required = true)
  private List<String> consumers = new ArrayList<>();

  /**
   * How the interactions travel that this module verifies, HTTP or MESSAGES. Without it, it
   * verifies all.
   */
  @Parameter private @Nullable Transport transport;

  /**
   * Whether every consumer's pact has to be there and every interaction has to pass. Without it,
   * what this provider never verified before is pending: tried, recorded, and no failure.
   */
  @Parameter(property = "pacts.complete", defaultValue = "false")
  private boolean complete;

  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  @Override
  public void execute() throws MojoExecutionException {
    if (skipTests) {
      return;
    }
    Path base = project().getBasedir().toPath();
    Set<Transport> transports =
        transport == null ? EnumSet.allOf(Transport.class) : EnumSet.of(transport);
    PactFolder folder = PactFolder.emptied(base.resolve(Fetched.FOLDER), provider, transports);
    if (broker().isPresent()) {
      fetchFrom(broker().get(), folder);
      return;
    }
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    PactArtifacts artifacts = artifacts();
    try {
      for (String consumer : consumers) {
        for (String version : versions(artifacts, consumer)) {
          Path unpacked = base.resolve("target/pacts-of").resolve(consumer.replace(':', '/'));
          Optional<List<Path>> files =
              artifacts.unpack(consumer, version, PactArtifacts.PACTS, unpacked.resolve(version));
          if (files.isPresent()) {
            files.get().forEach(folder::add);
            found.add(consumer + ":" + version);
          }
        }
        if (found.stream().noneMatch(each -> each.startsWith(consumer + ":"))) {
          missing.add(consumer);
        }
      }
      missing.forEach(this::sayMissing);
      markPending(folder, artifacts, base);
    } catch (PactException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    if (complete && !missing.isEmpty()) {
      throw new MojoExecutionException(
          "%s has not published a pact with %s. Build it with its tests first."
              .formatted(missing, provider));
    }
    new Fetched(provider, project().getVersion(), found, missing).write(base.resolve(Fetched.FILE));
    getLog().info("%d interactions of %s to verify".formatted(folder.interactions(), found));
  }

  private void fetchFrom(PactBroker broker, PactFolder folder) throws MojoExecutionException {
    Path module = project().getBasedir().toPath();
    BrokerPacts pacts = new BrokerPacts(new BuiltModule(module));
    try {
      pacts.addTo(folder, broker.pacts(provider, branch())).forEach(this::sayPending);
    } catch (PactException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
    // Those that hold nothing for this module are none of its matter.
    List<String> found = folder.interactions() == 0 ? List.of() : pacts.names();
    new Fetched(provider, project().getVersion(), found, List.of())
        .write(module.resolve(Fetched.FILE));
    getLog().info("%d interactions of %s to verify".formatted(folder.interactions(), found));
  }

  private Set<String> versions(PactArtifacts artifacts, String consumer)
      throws MojoExecutionException {
    Set<String> versions = new LinkedHashSet<>();
    deployed().values().stream()
        .flatMap(each -> Stream.ofNullable(each.pactVersions().get(consumer)))
        .forEach(versions::add);
    artifacts.newest(consumer).ifPresent(versions::add);
    return versions;
  }

  private void sayMissing(String consumer) {
    getLog()
        .warn(
            "%s has published no pact yet, so nothing of it can be verified now"
                .formatted(consumer));
  }

  private void markPending(PactFolder folder, PactArtifacts artifacts, Path base)
      throws MojoExecutionException {
    if (complete) {
      return;
    }
    List<Results> before = new ArrayList<>();
    String module = project().getGroupId() + ":" + project().getArtifactId();
    Optional<String> newest = artifacts.newest(module);
    if (newest.isPresent()) {
      artifacts
          .unpack(
              module, newest.get(), PactArtifacts.RESULTS, base.resolve("target/results-before"))
          .ifPresent(files -> files.forEach(file -> before.add(Results.read(file))));
    }
    folder
        .markPending(each -> before.stream().anyMatch(results -> results.passed(each)))
        .forEach(this::sayPending);
  }

  private void sayPending(Interaction interaction) {
    getLog().info("pending, for it was never verified before: " + interaction.description());
  }
}
