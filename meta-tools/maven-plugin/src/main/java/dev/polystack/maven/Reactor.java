package dev.polystack.maven;

import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.PactStore;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.broker.BrokerPact;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * Pacts and results of one repository's modules in the version that is built now, and of everything
 * else as Maven repositories keep them.
 */
final class Reactor implements PactStore {

  private static final String FOR_CONSUMERS = "au.com.dius.pact.consumer:junit5";
  private static final String FOR_PROVIDERS = "dev.polystack:polystack-pacts-junit";

  private final List<MavenProject> modules;
  private final PactArtifacts artifacts;
  private final Path fetched;

  /**
   * A repository's modules.
   *
   * @param modules the topmost first
   * @param fetched a folder for what comes from Maven repositories
   */
  Reactor(List<MavenProject> modules, PactArtifacts artifacts, Path fetched) {
    this.modules = modules;
    this.artifacts = artifacts;
    this.fetched = fetched;
  }

  /** What this build would deploy, by service: modules that build with the libraries for pacts. */
  Map<String, Deployed> services() {
    Deployed all =
        new Deployed(
            modules.get(0).getVersion(),
            modulesWith(FOR_CONSUMERS, Reactor::coordinate),
            modulesWith(FOR_PROVIDERS, Reactor::coordinate));
    Map<String, Deployed> services = new TreeMap<>();
    for (MavenProject module : modules) {
      built(module).services().forEach(name -> services.put(name, all));
    }
    return services;
  }

  /** The files of the pacts that this build has written, by consumer. */
  Map<String, List<Path>> pactFiles() {
    Map<String, List<Path>> files = new TreeMap<>();
    for (MavenProject module : modules) {
      for (Path file : built(module).pactFiles()) {
        files.computeIfAbsent(Pact.read(file).consumer(), any -> new ArrayList<>()).add(file);
      }
    }
    return files;
  }

  /** The pacts that a broker wanted to see verified; modules may have verified parts of one. */
  List<BrokerPact> brokerPacts() {
    Map<URI, BrokerPact> pacts = new LinkedHashMap<>();
    for (MavenProject module : modules) {
      for (Path file : Pact.files(built(module).brokerPacts())) {
        BrokerPact pact = BrokerPact.read(file);
        pacts.put(pact.results(), pact);
      }
    }
    return List.copyOf(pacts.values());
  }

  /** What this build has verified of a provider, in whichever module. */
  List<Results> results(String provider) {
    return modules.stream()
        .flatMap(module -> built(module).results().stream())
        .filter(results -> results.provider().equals(provider))
        .toList();
  }

  /** What this build has published, each module in the very version that it can be had by. */
  Deployed published(Snapshots snapshots) {
    Function<MavenProject, String> exact =
        module -> snapshots.newest(coordinate(module), module.getVersion());
    Function<MavenProject, String> named = module -> coordinate(module) + ":" + exact.apply(module);
    return new Deployed(
        exact.apply(modules.get(0)),
        modulesWith(FOR_CONSUMERS, named),
        modulesWith(FOR_PROVIDERS, named));
  }

  private List<String> modulesWith(String library, Function<MavenProject, String> name) {
    return modules.stream()
        .filter(
            module ->
                module.getDependencies().stream()
                    .map(each -> each.getGroupId() + ":" + each.getArtifactId())
                    .anyMatch(library::equals))
        .map(name)
        .toList();
  }

  @Override
  public List<Pact> pacts(String artifact, String version) {
    Optional<MavenProject> here = here(artifact, version);
    List<Pact> pacts =
        here.isPresent()
            ? built(here.get()).pacts()
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
        .map(module -> built(module).results())
        .orElseGet(
            () ->
                fetched(artifact, version, PactArtifacts.RESULTS).stream()
                    .map(Results::read)
                    .toList());
  }

  private Optional<MavenProject> here(String artifact, String version) {
    return modules.stream()
        .filter(each -> coordinate(each).equals(artifact) && each.getVersion().equals(version))
        .findFirst();
  }

  private List<Path> fetched(String artifact, String version, String classifier) {
    Path folder = fetched.resolve(artifact.replace(':', '/')).resolve(version).resolve(classifier);
    try {
      return artifacts.unpack(artifact, version, classifier, folder).orElse(List.of());
    } catch (MojoExecutionException e) {
      throw new PactException(String.valueOf(e.getMessage()), e);
    }
  }

  private static BuiltModule built(MavenProject module) {
    return new BuiltModule(module.getBasedir().toPath());
  }

  private static String coordinate(MavenProject module) {
    return module.getGroupId() + ":" + module.getArtifactId();
  }
}
