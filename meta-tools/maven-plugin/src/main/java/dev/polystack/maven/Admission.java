package dev.polystack.maven;

import dev.polystack.pacts.Answer;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Services;
import dev.polystack.pacts.broker.BrokerAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Whether a repository's services may be deployed beside what an environment runs. */
final class Admission {

  private final Services services;
  private final String environment;
  private final Optional<Brokerage> broker;

  /**
   * Of what a build has made.
   *
   * @param deployed what the environment runs, by service
   * @param broker who decides, and is told what is deployed; empty if artifacts and records do
   */
  Admission(
      Reactor reactor,
      Map<String, Deployed> deployed,
      String environment,
      Optional<Brokerage> broker) {
    this.services = new Services(reactor, reactor.services(), deployed);
    this.environment = environment;
    this.broker = broker;
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
      Said said = ask(name);
      if (said.yes()) {
        said.text().lines().forEach(log::info);
      } else {
        refusals.add(said.text());
      }
    }
    if (!refusals.isEmpty()) {
      throw new MojoFailureException(String.join("\n", refusals));
    }
  }

  /** Tells the broker, if there is one, that a service runs there in the version of this build. */
  void tellBroker(String service) {
    broker.ifPresent(each -> each.recordDeployment(service, environment));
  }

  private record Said(boolean yes, String text) {}

  private Said ask(String service) {
    if (broker.isPresent()) {
      BrokerAnswer answer = broker.get().mayDeploy(service, environment);
      return new Said(answer.yes(), answer.text());
    }
    Answer answer = services.mayDeploy(service, null, environment);
    return new Said(answer.isYes(), answer.toText());
  }
}
