package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.pacts.Recording;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stacks, and what depends on them, taken away. */
@Command(
    name = "destroy",
    description =
        "Destroys the stacks that are named (all, if none is) and everything that consumes what"
            + " they publish, dependents first. Asks before it begins.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta destroy store/api    one stack; nothing depends on it",
      "  meta destroy --yes        everything, without a question"
    })
public final class DestroyCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Parameters(paramLabel = "STACK", arity = "0..*", description = "service/stack, or a service.")
  private List<String> stacks = List.of();

  @Override
  public Integer call() throws IOException {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta destroy")) {
      List<Path> assemblies = assemblies(checkout);
      Target target = environment.target(checkout);
      Deployment deployment =
          new Deployment(
              checkout.work(), console, new CdkCommand(checkout.work()), target, assemblies);
      Set<StackId> doomed = deployment.withDependents(stacks);
      console.line("To be destroyed in %s: %s".formatted(environment.name(), doomed));
      if (!yes && !isConfirmed()) {
        throw new UserError("Nothing was destroyed. Answer y, or give --yes.");
      }
      boolean done = deployment.destroy(doomed);
      if (done) {
        new Recording(checkout, target).destroyed(deployment.wholeServices(doomed));
      }
      return done ? 0 : 1;
    }
  }

  private List<Path> assemblies(Checkout checkout) {
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    List<Path> assemblies =
        checkout.repositories().stream()
            .map(checkout::folder)
            .map(synthesis::assembly)
            .filter(assembly -> Files.exists(assembly.resolve("polystack.json")))
            .toList();
    if (assemblies.isEmpty()) {
      throw new UserError("Nothing has been deployed from here. `meta deploy` comes first.");
    }
    return assemblies;
  }

  private static boolean isConfirmed() throws IOException {
    System.out.print("Go on? [y/N] ");
    System.out.flush();
    int answer = System.in.read();
    return answer == 'y' || answer == 'Y';
  }
}
