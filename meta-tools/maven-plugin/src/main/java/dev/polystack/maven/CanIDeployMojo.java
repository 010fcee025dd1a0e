package dev.polystack.maven;

import dev.polystack.engine.deploy.SynthesizedService;
import dev.polystack.pacts.PactException;
import dev.polystack.workspace.stack.AssemblyException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails unless this repository's service may be deployed to the environment that {@code -Denv}
 * names: every provider that it needs runs there, and all that run there were verified against
 * their pacts. Run the tests before: {@code mvn verify polystack:can-i-deploy -Denv=test}. With
 * {@code -Dpactbroker.url} the broker says so, which has to know this version: {@code mvn verify
 * polystack:publish-pacts polystack:can-i-deploy -Denv=test}.
 */
@Mojo(name = "can-i-deploy", aggregator = true, threadSafe = true)
public final class CanIDeployMojo extends RepositoryMojo {

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (environment().isEmpty()) {
      throw new MojoExecutionException("Say where to: -Denv=test");
    }
    requireWholeRepository();
    try {
      Reactor reactor = reactor();
      requireTested(reactor);
      Admission admission = new Admission(reactor, deployed(), environment(), brokerage());
      if (admission.services().isEmpty()) {
        throw new MojoExecutionException(
            "No module here writes or verifies pacts, so nothing can be said.");
      }
      admission.check(deployable(admission.services()), getLog());
    } catch (PactException | AssemblyException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
  }

  /**
   * Without clients that are built here and deployed nowhere. What is not synthesized here may be
   * deployed in other ways.
   */
  private Set<String> deployable(Set<String> participants) {
    Optional<String> service = SynthesizedService.of(work(), repository());
    if (service.isEmpty()) {
      return participants;
    }
    Set<String> clients = new TreeSet<>(participants);
    clients.remove(service.get());
    if (!clients.isEmpty()) {
      getLog().info("Not asked for, as clients that are deployed nowhere: " + clients);
    }
    return participants.contains(service.get()) ? Set.of(service.get()) : Set.of();
  }
}
