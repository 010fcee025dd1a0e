package dev.polystack.maven;

import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Transport;
import dev.polystack.pacts.Verification;
import dev.polystack.pacts.broker.PactBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    requireCoordinates();
    Optional<PactBroker> broker = broker();
    if (broker.isPresent() && complete) {
      throw new MojoExecutionException(
          "pacts.complete is for pacts that are artifacts: a broker says itself what is pending."
              + " Leave pacts.complete or pactbroker.url away.");
    }
    Path module = project().getBasedir().toPath();
    Set<Transport> transports =
        transport == null ? EnumSet.allOf(Transport.class) : EnumSet.of(transport);
    PactFolder folder = PactFolder.emptied(module.resolve(Fetched.FOLDER), provider, transports);
    List<String> missing = new ArrayList<>();
    List<String> found;
    try {
      found = broker.isPresent() ? from(broker.get(), folder) : fromArtifacts(folder, missing);
    } catch (PactException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
    if (complete && !missing.isEmpty()) {
      throw new MojoExecutionException(
          "%s has not published a pact with %s. Build it with its tests first."
              .formatted(missing, provider));
    }
    // Those that hold nothing for this module are none of its matter.
    List<String> kept = folder.interactions() == 0 ? List.of() : found;
    new Fetched(provider, project().getVersion(), kept, missing)
        .write(module.resolve(Fetched.FILE));
    getLog().info("%d interactions of %s to verify".formatted(folder.interactions(), kept));
  }

  private void requireCoordinates() throws MojoExecutionException {
    List<String> wrong =
        consumers.stream().filter(each -> !each.matches("[^:\\s]+:[^:\\s]+")).toList();
    if (!wrong.isEmpty()) {
      throw new MojoExecutionException(
          "A <consumer> is a module that publishes pacts, written group:artifact, and these are none: %s"
              .formatted(wrong));
    }
  }

  private List<String> from(PactBroker broker, PactFolder folder) throws InterruptedException {
    BrokerPacts pacts = new BrokerPacts(new BuiltModule(project().getBasedir().toPath()));
    pacts.addTo(folder, broker.pacts(provider, branch())).forEach(this::sayPending);
    return pacts.names();
  }

  private List<String> fromArtifacts(PactFolder folder, List<String> missing)
      throws MojoExecutionException {
    Path target = project().getBasedir().toPath().resolve("target");
    PactArtifacts artifacts = artifacts();
    Map<String, Deployed> deployed = deployed();
    List<String> found = new ArrayList<>();
    for (String consumer : consumers) {
      Path unpacked = target.resolve("pacts-of").resolve(consumer.replace(':', '/'));
      int before = found.size();
      for (String version : versions(artifacts, deployed, consumer)) {
        Optional<List<Path>> files =
            artifacts.unpack(consumer, version, PactArtifacts.PACTS, unpacked.resolve(version));
        if (files.isPresent()) {
          files.get().forEach(folder::add);
          found.add(consumer + ":" + version);
        }
      }
      if (found.size() == before) {
        missing.add(consumer);
        sayMissing(consumer);
      }
    }
    if (!complete) {
      markPending(folder, artifacts, target.resolve("results-before"));
    }
    return found;
  }

  private static Set<String> versions(
      PactArtifacts artifacts, Map<String, Deployed> deployed, String consumer)
      throws MojoExecutionException {
    Set<String> versions = new LinkedHashSet<>();
    deployed.values().stream()
        .flatMap(each -> Stream.ofNullable(each.pactVersions().get(consumer)))
        .forEach(versions::add);
    artifacts.newest(consumer, PactArtifacts.PACTS).ifPresent(versions::add);
    return versions;
  }

  private void sayMissing(String consumer) {
    getLog()
        .warn(
            "%s has published no pact yet, so nothing of it can be verified now"
                .formatted(consumer));
  }

  private void markPending(PactFolder folder, PactArtifacts artifacts, Path unpacked)
      throws MojoExecutionException {
    List<Results> before = new ArrayList<>();
    String module = project().getGroupId() + ":" + project().getArtifactId();
    Optional<String> newest = artifacts.newest(module, PactArtifacts.RESULTS);
    if (newest.isPresent()) {
      artifacts
          .unpack(module, newest.get(), PactArtifacts.RESULTS, unpacked)
          .ifPresent(files -> files.forEach(file -> before.add(Results.read(file))));
    }
    folder
        .markPending(each -> Results.of(before, each).filter(Verification::passed).isPresent())
        .forEach(this::sayPending);
  }

  private void sayPending(Interaction interaction) {
    getLog().info("pending, for it was never verified before: " + interaction.description());
  }
}
