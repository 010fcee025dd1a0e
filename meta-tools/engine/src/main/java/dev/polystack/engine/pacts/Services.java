package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.pacts.Answer;
import dev.polystack.pacts.CanIDeploy;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Evidence;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import dev.polystack.workspace.build.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The services that take part in pacts, in the versions that are here and in those that an
 * environment runs.
 */
public final class Services implements Evidence {

  private final PactStore store;
  private final Map<String, Deployed> deployed;
  private final Map<String, Deployed> here;

  /**
   * Services of a checkout and of an environment.
   *
   * @param deployed what the environment runs, by service
   */
  public Services(Checkout checkout, Map<String, Deployed> deployed) {
    PactModules modules = PactModules.of(checkout);
    this.store = new PactStore(checkout, modules);
    this.deployed = Map.copyOf(deployed);
    this.here = here(modules);
  }

  /** What this checkout would deploy: the names stand in the files that its tests wrote. */
  private static Map<String, Deployed> here(PactModules modules) {
    Map<String, Set<Path>> repositories = new TreeMap<>();
    for (Module module : modules.consumers()) {
      Pact.files(module.folder().resolve("target/pacts")).stream()
          .map(file -> Pact.read(file).consumer())
          .forEach(name -> add(repositories, name, module));
    }
    for (Module module : modules.providers()) {
      Path fetched = module.folder().resolve(Fetched.FILE);
      if (Files.exists(fetched)) {
        add(repositories, Fetched.read(fetched).provider(), module);
      }
    }
    Map<String, Deployed> here = new TreeMap<>();
    repositories.forEach(
        (name, folders) ->
            folders.forEach(folder -> here.put(name, Recording.of(modules, folder))));
    return here;
  }

  private static void add(Map<String, Set<Path>> repositories, String name, Module module) {
    repositories.computeIfAbsent(name, any -> new TreeSet<>()).add(module.repository());
  }

  /** The services that this checkout would deploy. */
  public Set<String> names() {
    return here.keySet();
  }

  /**
   * Whether a service may be deployed.
   *
   * @param version null for the version that is here
   * @throws UserError if no pact here names the service
   */
  public Answer mayDeploy(String service, @Nullable String version, String environment) {
    Deployed candidate = here.get(service);
    if (candidate == null) {
      throw new UserError(
          "No pact here names '%s'; there are pacts of %s. Pacts are written and verified by `meta test`."
              .formatted(service, names()));
    }
    List<Participant> running = new ArrayList<>();
    deployed.forEach((name, each) -> running.add(new Participant(name, each.version())));
    return new CanIDeploy(this)
        .ask(
            new Participant(service, version == null ? candidate.version() : version),
            environment,
            running.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList());
  }

  @Override
  public List<Pact> pacts(Participant consumer) {
    return record(consumer).pacts().stream()
        .flatMap(artifact -> store.pacts(artifact, consumer.version()).stream())
        .filter(pact -> pact.consumer().equals(consumer.name()))
        .toList();
  }

  @Override
  public List<Results> results(Participant provider) {
    return record(provider).results().stream()
        .flatMap(artifact -> store.results(artifact, provider.version()).stream())
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
    return here.getOrDefault(
        participant.name(), new Deployed(participant.version(), List.of(), List.of()));
  }
}
