package dev.polystack.maven;

import dev.polystack.pacts.Participant;
import dev.polystack.pacts.broker.BrokerAnswer;
import dev.polystack.pacts.broker.BrokerPact;
import dev.polystack.pacts.broker.PactBroker;
import org.apache.maven.plugin.logging.Log;

/** What a build tells a broker, and what it asks. */
final class Brokerage {

  private final PactBroker broker;
  private final BrokerVersion version;
  private final Log log;

  /**
   * With one broker.
   *
   * @param version of everything that is built
   */
  Brokerage(PactBroker broker, BrokerVersion version, Log log) {
    this.broker = broker;
    this.version = version;
    this.log = log;
  }

  /** Tells what all modules expect of others, and what they have verified together. */
  void publish(Reactor reactor) {
    reactor
        .services()
        .keySet()
        .forEach(service -> broker.announce(participant(service), version.branch()));
    reactor
        .pactFiles()
        .forEach(
            (consumer, files) -> {
              broker.publish(participant(consumer), version.branch(), files);
              log.info("The broker has the pacts of %s".formatted(participant(consumer)));
            });
    for (BrokerPact pact : reactor.brokerPacts()) {
      Participant provider = participant(pact.provider());
      if (broker.tell(pact, provider, reactor.results(provider.name()))) {
        log.info("The broker knows what %s makes of: %s".formatted(provider, pact.name()));
      } else {
        log.warn(
            "Not all of it was verified, so the broker is not told what %s makes of: %s"
                .formatted(provider, pact.name()));
      }
    }
  }

  BrokerAnswer mayDeploy(String service, String environment) {
    return broker.mayDeploy(participant(service), environment);
  }

  void recordDeployment(String service, String environment) {
    broker.recordDeployment(participant(service), environment);
  }

  private Participant participant(String service) {
    return new Participant(service, version.number());
  }
}
