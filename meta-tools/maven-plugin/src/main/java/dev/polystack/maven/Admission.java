package dev.polystack.maven;

import dev.polystack.pacts.Answer;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Services;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Whether a repository's services may be deployed beside what an environment runs. */
final class Admission {

  private final Services services;
  private final String environment;

  /**
   * Of what a build has made.
   *
   * @param deployed what the environment runs, by service
   */
  Admission(Reactor reactor, Map<String, Deployed> deployed, String environment) {
    this.services = new Services(reactor, reactor.services(), deployed);
    this.environment = environment;
  }

  /** The services that the build's pacts name, as consumers or as providers. */
  Set<String> services() {
    return services.names();
  }

  /**
   * Asks for some of them.
   *
   * @throws MojoFailureException if one of them may not be deployed, with everything in its way
   */
  void check(Collection<String> names, Log log) throws MojoFailureException {
    List<String> refusals = new ArrayList<>();
    for (String name : names) {
      Answer answer = services.mayDeploy(name, null, environment);
      if (answer.isYes()) {
        answer.toText().lines().forEach(log::info);
      } else {
        refusals.add(answer.toText());
      }
    }
    if (!refusals.isEmpty()) {
      throw new MojoFailureException(String.join("\n", refusals));
    }
  }
}
