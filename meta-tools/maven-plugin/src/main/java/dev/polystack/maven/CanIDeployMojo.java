package dev.polystack.maven;

import dev.polystack.pacts.Answer;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Services;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails unless this repository's service may be deployed to the environment that {@code -Denv}
 * names: every provider that it needs runs there, and all that run there were verified against
 * their pacts. Run the tests before: {@code mvn verify polystack:can-i-deploy -Denv=test}.
 */
@Mojo(name = "can-i-deploy", aggregator = true, threadSafe = true)
public final class CanIDeployMojo extends PactsMojo {

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (environment().isEmpty()) {
      throw new MojoExecutionException("Say where to: -Denv=test");
    }
    if (usesBroker()) {
      throw new MojoExecutionException(
          "With a broker, ask the broker's own can-i-deploy: the results are there, not in artifacts.");
    }
    try {
      Reactor reactor = reactor();
      Services services = new Services(reactor, reactor.services(), deployed());
      if (services.names().isEmpty()) {
        throw new MojoExecutionException(
            "No module here has written or verified a pact, so nothing can be said. Run the tests"
                + " before: mvn verify polystack:can-i-deploy -Denv="
                + environment());
      }
      List<String> refusals = new ArrayList<>();
      for (String service : services.names()) {
        Answer answer = services.mayDeploy(service, null, environment());
        if (answer.isYes()) {
          answer.toText().lines().forEach(getLog()::info);
        } else {
          refusals.add(answer.toText());
        }
      }
      if (!refusals.isEmpty()) {
        throw new MojoFailureException(String.join("\n", refusals));
      }
    } catch (PactException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
