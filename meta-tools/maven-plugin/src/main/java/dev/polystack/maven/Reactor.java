package dev.polystack.maven;

import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Libraries;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.PactStore;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.broker.BrokerPact;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * Pacts and results of one repository's modules in the version that is built now, and of everything
 * else as Maven repositories keep them.
 */
final class Reactor implements PactStore {

  private static final String SNAPSHOT = "-SNAPSHOT";

  private final List<MavenProject> modules;
  private final PactArtifacts artifacts;
  private final Path fetched;
  private final Consumer<String> warnings;
  private final Set<String> warned = new HashSet<>();

  /**
   * A repository's modules.
   *
   * @param modules the topmost first
   * @param fetched a folder for what comes from Maven repositories
   * @param warnings told what may not be what runs
   */
  Reactor(
      List<MavenProject> modules,
      PactArtifacts artifacts,
      Path fetched,
      Consumer<String> warnings) {
    this.modules = modules;
    this.artifacts = artifacts;
    this.fetched = fetched;
    this.warnings = warnings;
  }

  /** Whether a module here writes or verifies pacts. */
  boolean takesPart() {
    return !Modules.with(modules, Libraries.FOR_CONSUMERS).isEmpty()
        || !Modules.with(modules, Libraries.FOR_PROVIDERS).isEmpty();
  }

  /** What the modules' tests should have left but have not, a sentence each. */
  List<String> untested() {
    return Stream.concat(
            Modules.with(modules, Libraries.FOR_CONSUMERS).stream()
                .filter(module -> Modules.built(module).pactFiles().isEmpty())
                .map(module -> Modules.coordinate(module) + " has written no pact"),
            Modules.with(modules, Libraries.FOR_PROVIDERS).stream()
                .filter(module -> !Modules.built(module).hasFetched())
                .map(
                    module -> Modules.coordinate(module) + " has not fetched its consumers' pacts"))
        .toList();
  }

  /** What this build would deploy, by service: modules that build with the libraries for pacts. */
  Map<String, Deployed> services() {
    Deployed all =
        new Deployed(
            modules.get(0).getVersion(),
            Modules.with(modules, Libraries.FOR_CONSUMERS).stream()
                .map(Modules::coordinate)
                .toList(),
            Modules.with(modules, Libraries.FOR_PROVIDERS).stream()
                .map(Modules::coordinate)
                .toList());
    Map<String, Deployed> services = new TreeMap<>();
    for (MavenProject module : modules) {
      Modules.built(module).services().forEach(name -> services.put(name, all));
    }
    return services;
  }

  /** The files of the pacts that this build has written, by consumer. */
  Map<String, List<Path>> pactFiles() {
    Map<String, List<Path>> files = new TreeMap<>();
    for (MavenProject module : modules) {
      for (Path file : Modules.built(module).pactFiles()) {
        files.computeIfAbsent(Pact.read(file).consumer(), any -> new ArrayList<>()).add(file);
      }
    }
    return files;
  }

  /** The pacts that a broker wanted to see verified; modules may have verified parts of one. */
  List<BrokerPact> brokerPacts() {
    Map<URI, BrokerPact> pacts = new LinkedHashMap<>();
    for (MavenProject module : modules) {
      for (Path file : Pact.files(Modules.built(module).brokerPacts())) {
        BrokerPact pact = BrokerPact.read(file);
        pacts.put(pact.results(), pact);
      }
    }
    return List.copyOf(pacts.values());
  }

  /** What this build has verified of a provider, in whichever module. */
  List<Results> results(String provider) {
    return modules.stream()
        .flatMap(module -> Modules.built(module).results().stream())
        .filter(results -> results.provider().equals(provider))
        .toList();
  }

  /**
   * What this build has published, each module in the very version that it can be had by. A
   * provider whose consumers have published nothing yet has no results.
   */
  Deployed published(Snapshots snapshots) {
    Function<MavenProject, String> exact =
        module -> snapshots.newest(Modules.coordinate(module), module.getVersion());
    Function<MavenProject, String> named =
        module -> Modules.coordinate(module) + ":" + exact.apply(module);
    return new Deployed(
        exact.apply(modules.get(0)),
        Modules.with(modules, Libraries.FOR_CONSUMERS).stream()
            .filter(module -> !Modules.built(module).pactFiles().isEmpty())
            .map(named)
            .toList(),
        Modules.with(modules, Libraries.FOR_PROVIDERS).stream()
            .filter(module -> !Modules.built(module).resultFiles().isEmpty())
            .map(named)
            .toList());
  }

  @Override
  public List<Pact> pacts(String artifact, String version) {
    Optional<MavenProject> here = here(artifact, version);
    List<Pact> pacts =
        here.isPresent()
            ? Modules.built(here.get()).pacts()
            : fetched(artifact, version, PactArtifacts.PACTS).stream().map(Pact::read).toList();
    if (pacts.isEmpty()) {
      throw new PactException(
          "%s %s should have written a pact, but there is none. %s"
              .formatted(
                  artifact,
                  version,
                  here.isPresent()
                      ? "Run its tests."
                      : "Was it published, with its tests, to the Maven repository?"));
    }
    return pacts;
  }

  @Override
  public List<Results> results(String artifact, String version) {
    return here(artifact, version)
        .map(module -> Modules.built(module).results())
        .orElseGet(
            () ->
                fetched(artifact, version, PactArtifacts.RESULTS).stream()
                    .map(Results::read)
                    .toList());
  }

  private Optional<MavenProject> here(String artifact, String version) {
    return modules.stream()
        .filter(
            each -> Modules.coordinate(each).equals(artifact) && each.getVersion().equals(version))
        .findFirst();
  }

  private List<Path> fetched(String artifact, String version, String classifier) {
    if (version.endsWith(SNAPSHOT) && warned.add(artifact)) {
      warnings.accept(
          "%s %s was deployed from a checkout, and is no publication. What was published last under this name is taken for it, and need not be what runs; `mvn deploy` in its own repository records what does."
              .formatted(artifact, version));
    }
    Path folder = fetched.resolve(artifact.replace(':', '/')).resolve(version).resolve(classifier);
    try {
      return artifacts.unpack(artifact, version, classifier, folder).orElse(List.of());
    } catch (MojoExecutionException e) {
      throw new PactException(String.valueOf(e.getMessage()), e);
    }
  }
}
