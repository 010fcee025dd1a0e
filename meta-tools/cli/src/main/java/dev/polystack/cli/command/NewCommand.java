package dev.polystack.cli.command;

import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Something new in the house style. */
@Command(
    name = "new",
    description =
        "Begins something in the house style: it builds, passes its tests and deploys as it is.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    footer = {
      "",
      "Examples:",
      "  meta new project acme --group com.example.acme",
      "                                             a workspace, in a folder of its own",
      "  meta new service orders                    a repository with its first stack",
      "  meta new stack orders/returns              another stack",
      "  meta new event orders/OrderPlaced          a schema among the contracts",
      "  meta new function orders/orders/place-order --http 'POST /orders' \\",
      "      --publishes orders/OrderPlaced",
      "  meta new function billing/billing/invoicer --consumes orders/OrderPlaced"
    },
    subcommands = {
      NewProjectCommand.class,
      NewServiceCommand.class,
      NewStackCommand.class,
      NewFunctionCommand.class,
      NewEventCommand.class
    })
public final class NewCommand implements Runnable {

  /** What nobody but the user knows. */
  static final String OWNERS =
      "CODEOWNERS names a team that may not exist yet: replace it by one of yours.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what: project, service, stack, function or event.");
  }

  /** Says what was written and what comes next. */
  static int report(List<Path> files, String... next) {
    Console console = Console.standard();
    files.forEach(file -> console.line("  " + file));
    for (String line : next) {
      console.line(Tone.QUIET, line);
    }
    return 0;
  }
}
