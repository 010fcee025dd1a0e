package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.CdkCommand;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.destroy.Buckets;
import dev.polystack.engine.destroy.Remains;
import dev.polystack.engine.exec.WorkspaceStacks;
import dev.polystack.engine.inventory.Consumers;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.pacts.Recording;
import dev.polystack.engine.select.Selection;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stacks, and what depends on them, taken away. */
@Command(
    name = "destroy",
    description =
        "Destroys the stacks that are selected (all, if nothing is said) and everything that consumes"
            + " what they publish, dependents first. Asks before it begins, and looks in the end whether"
            + " anything is left.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta destroy store/api  one stack; nothing depends on it",
      "  meta destroy --exclude store",
      "                          all but one service, if nothing of it needs the others",
      "  meta destroy --yes --sweep",
      "                          everything, without a question or a trace",
      "  meta destroy --env prod --yes-destroy-production prod"
    })
public final class DestroyCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Option(
      names = "--yes-destroy-production",
      paramLabel = "NAME",
      description = "The environment's name once more; without it production is not destroyed.")
  private @Nullable String production;

  @Option(names = "--empty-buckets", description = "Deletes what buckets hold, for good.")
  private boolean emptyBuckets;

  @Option(
      names = "--sweep",
      description = "Removes log groups and parameters that are left; otherwise names them.")
  private boolean sweep;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta destroy")) {
      Target target = environment.target(checkout);
      List<Path> assemblies = assemblies(checkout, console);
      refuseProduction(assemblies);
      Deployment deployment =
          new Deployment(
              checkout.work(), console, new CdkCommand(checkout.work()), target, assemblies);
      Set<StackId> doomed = doomed(checkout, deployment.stacks());
      deployment.refuseOthers(doomed); // Before buckets are emptied.
      Set<String> names =
          doomed.stream()
              .map(id -> deployment.stacks().stack(id).stackName())
              .collect(Collectors.toSet());
      Inventory before = Inventory.of(target);
      Consumers.requireNoneElsewhere(before, deployment.stacks(), doomed);
      Buckets buckets = new Buckets(target, before, names);
      if (!emptyBuckets) {
        buckets.requireEmpty();
      }
      if (!yes) {
        Confirmation.ask(
            "To be destroyed in %s: %s".formatted(environment.name(), listed(doomed)), "--yes");
      }
      if (emptyBuckets) {
        buckets.empty();
      }
      boolean done = deployment.destroy(doomed);
      if (done) {
        new Recording(checkout, target).destroyed(deployment.wholeServices(doomed));
      }
      boolean clean = report(console, target, Remains.of(target, before, names));
      return done && clean ? 0 : 1;
    }
  }

  /** What is selected and whatever needs it; nothing of that may be excluded. */
  private Set<StackId> doomed(Checkout checkout, StackGraph graph) throws InterruptedException {
    Selector selector = new Selector(checkout);
    Set<StackId> doomed =
        graph.graph().withDependents(selector.stacks(graph, selection.selection()));
    if (!selection.excludes().isEmpty()) {
      Set<StackId> kept =
          new LinkedHashSet<>(selector.stacks(graph, Selection.of(selection.excludes())));
      kept.retainAll(doomed);
      if (!kept.isEmpty()) {
        throw new UserError(
            "Nothing was destroyed: %s is excluded, but consumes what would be destroyed. Exclude what it consumes too, or do not exclude it."
                .formatted(listed(kept)));
      }
    }
    return doomed;
  }

  private static String listed(Set<StackId> stacks) {
    return stacks.stream().map(StackId::toString).collect(Collectors.joining(", "));
  }

  private void refuseProduction(List<Path> assemblies) {
    boolean isProduction = assemblies.stream().map(Assembly::read).anyMatch(Assembly::production);
    if (isProduction && !environment.name().equals(production)) {
      throw new UserError(
          "%s is production. Nothing was destroyed. Whoever means it gives --yes-destroy-production %s."
              .formatted(environment.name(), environment.name()));
    }
  }

  /** Whether nothing is left that should be gone. */
  private boolean report(Console console, Target target, Remains remains) {
    remains
        .retained()
        .forEach(each -> console.line(Tone.NOTE, "kept, as its template says: " + each));
    remains.stacks().forEach(each -> console.line(Tone.BAD, "still there: " + each));
    if (sweep) {
      remains.sweep(target);
    }
    String left = sweep ? "removed: " : "left, which --sweep removes: ";
    remains.logGroups().forEach(each -> console.line(Tone.NOTE, left + "log group " + each));
    remains.parameters().forEach(each -> console.line(Tone.NOTE, left + "parameter " + each));
    if (remains.isNothing()) {
      console.line(Tone.GOOD, "Nothing is left of what was destroyed.");
    }
    return remains.isNothing() || (sweep && remains.stacks().isEmpty());
  }

  /** Of what is checked out here, whoever deployed it. */
  private List<Path> assemblies(Checkout checkout, Console console) {
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    if (WorkspaceStacks.needSynthesis(checkout)) {
      new Preparation(checkout, console, synthesis, false, 0).run();
    }
    List<Path> assemblies =
        checkout.checkedOut().stream()
            .map(checkout::folder)
            .map(synthesis::assembly)
            .filter(assembly -> Files.exists(assembly.resolve(Assembly.FILE)))
            .toList();
    if (assemblies.isEmpty()) {
      throw new UserError("There is nothing to destroy here: no repository has a cdk.json.");
    }
    return assemblies;
  }
}
