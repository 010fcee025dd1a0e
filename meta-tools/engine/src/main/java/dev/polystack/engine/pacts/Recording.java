package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.ssm.DeploymentRecords;
import dev.polystack.workspace.git.Description;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.Assembly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Keeps in an environment which version of each service it runs. */
public final class Recording {

  private final Checkout checkout;
  private final Target target;

  /** Records for a target, of what a checkout deploys. */
  public Recording(Checkout checkout, Target target) {
    this.checkout = checkout;
    this.target = target;
  }

  /** Records what a target runs of a service whose repository stands here alone. */
  public static void record(String service, Deployed now, Target target) {
    try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      new DeploymentRecords(ssm, target.project(), target.environment()).record(service, now);
    }
  }

  /** What a repository's service is recorded as. */
  static Deployed of(PactModules modules, Path repository) {
    return new Deployed(
        modules.versionOf(repository),
        PactModules.artifacts(modules.consumers(), repository),
        PactModules.artifacts(modules.providers(), repository));
  }

  /** What Maven does not build has the version by which git describes what is checked out. */
  static Deployed here(PactModules modules, Path repository) throws InterruptedException {
    Deployed here = of(modules, repository);
    if (!here.version().isEmpty()) {
      return here;
    }
    return new Deployed(Description.of(repository), here.pacts(), here.results());
  }

  /** What the environment runs, by service. */
  public Map<String, Deployed> all() {
    try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      return records(ssm).all();
    }
  }

  /**
   * Records services whose stacks are all deployed from this checkout now.
   *
   * @return those of them that run in no version that others can get: a snapshot, as it stands here
   */
  public Set<String> deployed(Set<String> services) throws InterruptedException {
    PactModules modules = PactModules.of(checkout);
    Map<String, Deployed> here = new TreeMap<>();
    for (var each : repositories().entrySet()) {
      if (services.contains(each.getKey())) {
        here.put(each.getKey(), here(modules, each.getValue()));
      }
    }
    try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      Map<String, Deployed> before = records(ssm).all();
      here.forEach(
          (service, now) -> {
            if (!now.equals(before.get(service))) {
              records(ssm).record(service, now);
            }
          });
    }
    here.values().removeIf(now -> !now.version().endsWith("-SNAPSHOT"));
    return here.keySet();
  }

  /** Forgets services that are gone. */
  public void destroyed(Set<String> services) {
    try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
      services.forEach(records(ssm)::forget);
    }
  }

  private DeploymentRecords records(SsmClient ssm) {
    return new DeploymentRecords(ssm, target.project(), target.environment());
  }

  /** The repository of each service that was synthesized here. */
  Map<String, Path> repositories() {
    Synthesis synthesis = new Synthesis(checkout.work(), target.project(), target.environment());
    Map<String, Path> repositories = new TreeMap<>();
    for (Repository repository : checkout.repositories()) {
      Path assembly = synthesis.assembly(checkout.folder(repository));
      if (Files.exists(assembly.resolve(Assembly.FILE))) {
        repositories.put(Assembly.read(assembly).service(), checkout.folder(repository));
      }
    }
    return repositories;
  }
}
