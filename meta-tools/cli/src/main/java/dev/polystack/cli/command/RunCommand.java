package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.exec.Execution;
import dev.polystack.engine.exec.NamedTask;
import dev.polystack.engine.exec.Place;
import dev.polystack.engine.exec.Tasks;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.run.Runner;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A task by its name, wherever it is declared. */
@Command(
    name = "run",
    description =
        "Runs a task in every repository, or with --stacks in every stack's folder, whose"
            + " tasks.yaml declares it, each after those that it needs. Without a task it lists"
            + " them. The variables that a task finds are in `meta exec --help`.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    customSynopsis = {
      "meta run [OPTION]... TASK [NAME]...",
      "       meta run [--stacks]",
      "       meta run --resume"
    },
    footer = {
      "",
      "Examples:",
      "  meta run                       which tasks there are, and where",
      "  meta run build                 in every repository that has it, in their order",
      "  meta run --stacks test orders  in the stacks of one service",
      "  meta run lint --affected=main  where something changed",
      "  meta run --resume              the last one, where it is not done yet",
      "",
      "tasks.yaml, in a repository's or a stack's folder:",
      "  build:",
      "    command: [npm, run, build]",
      "    inputs: ['src/**']              again only where one of these changed",
      "    outputs: ['dist/**']            restored where it is not run again"
    })
public final class RunCommand implements Callable<Integer> {

  private static final int MOST_LISTED = 12;

  @Mixin private PlaceOptions where = new PlaceOptions();

  @Mixin private RunFlags flags = new RunFlags();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TASK",
      description = "What the task is called.")
  private @Nullable String task;

  @Option(names = "--no-cache", description = "Runs it everywhere, and keeps nothing.")
  private boolean uncached;

  @Option(
      names = "--resume",
      description = "Goes on with the last `meta run`: only where it has not succeeded yet.")
  private boolean resume;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    return task == null && !resume
        ? flags.run(checkout, runner -> list(checkout, runner))
        : flags.resumable(checkout, "exec-", resume, runner -> run(checkout, runner));
  }

  private boolean run(Checkout checkout, Runner runner) throws InterruptedException {
    if (task == null) {
      throw new UserError("There is nothing to resume: the last `meta run` only listed tasks.");
    }
    List<String> names = where.names();
    NamedTask named =
        tasks(checkout, runner, names.subList(1, names.size()))
            .named(task, where.variables(checkout));
    sayWhoIsLeftOut(named, runner.console());
    return new Execution(checkout.work(), runner).run(named, !uncached);
  }

  private Tasks tasks(Checkout checkout, Runner runner, List<String> names)
      throws InterruptedException {
    return Tasks.of(where.places(checkout, runner, names, true));
  }

  private boolean list(Checkout checkout, Runner runner) throws InterruptedException {
    Tasks tasks = tasks(checkout, runner, where.names());
    Console console = runner.console();
    if (tasks.byName().isEmpty()) {
      console.line(
          "No task is declared: write `build: {command: [make]}` into a tasks.yaml in the folder of"
              + " a repository, or of a stack and ask with --stacks.");
    }
    tasks
        .byName()
        .forEach((name, places) -> console.line("%-16s %s".formatted(name, named(places))));
    return true;
  }

  private static void sayWhoIsLeftOut(NamedTask task, Console console) {
    if (!task.without().isEmpty()) {
      console.line(Tone.QUIET, "Without %s: %s".formatted(task.name(), named(task.without())));
    }
  }

  private static String named(List<Place> places) {
    String more =
        places.size() > MOST_LISTED ? " and %d more".formatted(places.size() - MOST_LISTED) : "";
    return places.stream().limit(MOST_LISTED).map(Place::name).collect(Collectors.joining(", "))
        + more;
  }
}
