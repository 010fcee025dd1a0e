package dev.polystack.cli.command;

import dev.polystack.cli.Checkout;
import dev.polystack.cli.build.Build;
import dev.polystack.cli.cloud.Target;
import dev.polystack.cli.deploy.CdkCommand;
import dev.polystack.cli.deploy.Deployment;
import dev.polystack.cli.deploy.Synthesis;
import dev.polystack.cli.output.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Does what a deployment after a change does, and changes nothing: the JVM that runs this notes
 * which classes it takes.
 *
 * @see dev.polystack.cli.tools.ClassArchive
 */
@Command(name = "rehearse", hidden = true)
public final class RehearseCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Target target = environment.target(checkout);
    Build build = Build.of(checkout);
    Synthesis synthesis = new Synthesis(checkout, environment.project(), environment.name());
    List<Path> repositories =
        build.repositories().order().stream().filter(Synthesis::hasApp).toList();
    for (Path repository : repositories) {
      synthesis.run(repository, build);
    }
    build.rehearse();
    List<Path> assemblies = repositories.stream().map(synthesis::assembly).toList();
    new Deployment(checkout, Console.standard(), new CdkCommand(checkout), target, assemblies)
        .deploy(List.of());
    return 0;
  }
}
