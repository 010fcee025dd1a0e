package dev.polystack.maven;

import dev.polystack.pacts.PactException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells the broker that {@code -Dpactbroker.url} names which pacts this repository's tests wrote,
 * and what they verified, without deploying anything: {@code mvn deploy polystack:publish-pacts}.
 */
@Mojo(name = "publish-pacts", aggregator = true, threadSafe = true)
public final class PublishPactsMojo extends RepositoryMojo {

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    requireWholeRepository();
    try {
      Optional<Brokerage> broker = brokerage();
      if (broker.isEmpty()) {
        throw new MojoExecutionException(
            "Say where to: -Dpactbroker.url=https://... Without a broker pacts are artifacts, and"
                + " `mvn deploy` publishes them.");
      }
      Reactor reactor = reactor();
      requireTested(reactor);
      broker.get().publish(reactor);
    } catch (PactException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
  }
}
