package dev.polystack.maven;

import dev.polystack.pacts.PactException;
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
public final class CanIDeployMojo extends PactsMojo {

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (environment().isEmpty()) {
      throw new MojoExecutionException("Say where to: -Denv=test");
    }
    try {
      Admission admission = new Admission(reactor(), deployed(), environment(), brokerage());
      if (admission.services().isEmpty()) {
        throw new MojoExecutionException(
            "No module here has written or verified a pact, so nothing can be said. Run the tests"
                + " before: mvn verify polystack:can-i-deploy -Denv="
                + environment());
      }
      admission.check(admission.services(), getLog());
    } catch (PactException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted", e);
    }
  }
}
