package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.tools.Maven;
import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.PactStore;
import dev.polystack.pacts.Results;
import dev.polystack.workspace.build.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pacts and results of one artifact in one version: what this checkout's build wrote, if it is the
 * checkout's own version, else what Maven finds.
 */
final class CheckoutPacts implements PactStore {

  private final Checkout checkout;
  private final PactModules modules;

  CheckoutPacts(Checkout checkout, PactModules modules) {
    this.checkout = checkout;
    this.modules = modules;
  }

  @Override
  public List<Pact> pacts(String artifact, String version) {
    Optional<Module> here = here(artifact, version);
    List<Pact> pacts =
        here.isPresent()
            ? new BuiltModule(here.get().folder()).pacts()
            : fetched(artifact, version, "pacts").stream().map(Pact::read).toList();
    if (pacts.isEmpty()) {
      throw new PactException(
          "%s %s should have written a pact, but there is none. %s"
              .formatted(
                  artifact,
                  version,
                  here.map(each -> "Run `meta test %s`.".formatted(name(each)))
                      .orElse("Was it published, with its tests, to the Maven repository?")));
    }
    return pacts;
  }

  @Override
  public List<Results> results(String artifact, String version) {
    return here(artifact, version)
        .map(each -> new BuiltModule(each.folder()).results())
        .orElseGet(
            () -> fetched(artifact, version, "pact-results").stream().map(Results::read).toList());
  }

  private Optional<Module> here(String artifact, String version) {
    return modules.find(artifact).filter(module -> modules.versionOf(module).equals(version));
  }

  private List<Path> fetched(String artifact, String version, String classifier) {
    Path folder = checkout.made("pacts", artifact.replace(':', '/'), version, classifier);
    Finished finished;
    try {
      finished =
          new Maven(checkout)
              .run(
                  checkout.root(),
                  List.of(
                      "-q",
                      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack",
                      "-Dartifact=%s:%s:jar:%s".formatted(artifact, version, classifier),
                      "-DoutputDirectory=" + folder))
              .run(checkout.log("pacts"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PactException("interrupted while fetching the pacts of " + artifact, e);
    }
    return finished.succeeded() ? Pact.files(folder) : List.of();
  }

  private String name(Module module) {
    return checkout.work().nameOf(module.repository());
  }
}
