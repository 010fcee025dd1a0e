package dev.polystack.pacts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The services that take part in pacts, in the versions that a build would deploy and in those that
 * an environment runs. Participants of pacts are called like their services; a client that is built
 * beside a service and not deployed has a name of its own.
 */
public final class Services implements Evidence {

  private final PactStore store;
  private final Map<String, Deployed> deployed;
  private final Map<String, Deployed> here;

  /**
   * Services of a build and of an environment.
   *
   * @param here what the build would deploy, by service
   * @param deployed what the environment runs, by service
   */
  public Services(PactStore store, Map<String, Deployed> here, Map<String, Deployed> deployed) {
    this.store = store;
    this.here = new TreeMap<>(here);
    this.deployed = Map.copyOf(deployed);
  }

  /** The services that the build would deploy. */
  public Set<String> names() {
    return here.keySet();
  }

  /**
   * Whether a service may be deployed.
   *
   * @param version null for the version that is here
   * @throws PactException if no pact here names the service, or a pact should be there but is not
   */
  public Answer mayDeploy(String service, @Nullable String version, String environment) {
    Deployed candidate = here.get(service);
    if (candidate == null) {
      throw new PactException(
          "No pact here names '%s'; there are pacts of %s. Pacts are written and verified by tests."
              .formatted(service, names()));
    }
    List<Participant> running = new ArrayList<>();
    deployed.forEach((name, each) -> running.add(new Participant(name, each.version())));
    return new CanIDeploy(this)
        .ask(
            new Participant(service, version == null ? candidate.version() : version),
            environment,
            running.stream().sorted(Comparator.comparing(Participant::name)).toList());
  }

  @Override
  public List<Pact> pacts(Participant consumer) {
    return record(consumer).pactVersions().entrySet().stream()
        .flatMap(each -> store.pacts(each.getKey(), each.getValue()).stream())
        .toList();
  }

  @Override
  public List<Results> results(Participant provider) {
    return record(provider).resultVersions().entrySet().stream()
        .flatMap(each -> store.results(each.getKey(), each.getValue()).stream())
        .filter(results -> results.provider().equals(provider.name()))
        .toList();
  }

  /**
   * Where a version's pacts and results are: as recorded when it was deployed, or as they are here.
   */
  private Deployed record(Participant participant) {
    Deployed recorded = deployed.get(participant.name());
    if (recorded != null && recorded.version().equals(participant.version())) {
      return recorded;
    }
    Deployed built = here.get(participant.name());
    return new Deployed(
        participant.version(),
        built == null ? List.of() : built.pacts(),
        built == null ? List.of() : built.results());
  }
}
