package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.build.Build;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Does what a deployment after a change does, where nothing has changed, and so changes nothing:
 * the JVM that runs this notes which classes it takes.
 *
 * @see dev.polystack.engine.tools.ClassArchive
 */
@Command(name = "rehearse", hidden = true)
public final class RehearseCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta up")) {
      return rehearse(checkout);
    }
  }

  private int rehearse(Checkout checkout) throws InterruptedException {
    Target target = environment.target(checkout);
    Build build = Build.of(checkout);
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    List<Path> repositories = checkout.withStacks();
    if (!repositories.stream().allMatch(each -> isUnchanged(each, build, synthesis))) {
      return 1; // Somebody works on it. The next `meta up` tries again.
    }
    build.rehearse();
    List<Path> assemblies = repositories.stream().map(synthesis::assembly).toList();
    new Deployment(
            checkout.work(),
            Console.standard(),
            new CdkCommand(checkout.work()),
            target,
            assemblies)
        .deploy(List.of());
    return 0;
  }

  private static boolean isUnchanged(Path repository, Build build, Synthesis synthesis) {
    return build.stale(repository) == 0 && synthesis.isCurrent(repository, build);
  }
}
