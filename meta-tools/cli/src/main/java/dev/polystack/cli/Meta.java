package dev.polystack.cli;

import dev.polystack.cli.command.CanIDeployCommand;
import dev.polystack.cli.command.CatalogueCommand;
import dev.polystack.cli.command.DemoCommand;
import dev.polystack.cli.command.DeployCommand;
import dev.polystack.cli.command.DestroyCommand;
import dev.polystack.cli.command.DoctorCommand;
import dev.polystack.cli.command.DownCommand;
import dev.polystack.cli.command.GraphCommand;
import dev.polystack.cli.command.LogsCommand;
import dev.polystack.cli.command.RehearseCommand;
import dev.polystack.cli.command.StatusCommand;
import dev.polystack.cli.command.TestCommand;
import dev.polystack.cli.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Many repositories that feel like one. */
@Command(
    name = "meta",
    description = "Many repositories that feel like one.",
    version = "meta 0.1.0-SNAPSHOT",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  meta up                        everything, on this machine",
      "  meta deploy catalog/products   one stack, after a change",
      "  meta test                      every test of every repository",
      "  meta COMMAND --help            what a command can do"
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      TestCommand.class,
      DeployCommand.class,
      DestroyCommand.class,
      CanIDeployCommand.class,
      StatusCommand.class,
      GraphCommand.class,
      LogsCommand.class,
      DemoCommand.class,
      CatalogueCommand.class,
      DoctorCommand.class,
      RehearseCommand.class
    })
public final class Meta {

  private Meta() {}

  /** Runs one command and ends with its status: 0 for success, 1 for failure, 2 for wrong usage. */
  public static void main(String[] arguments) {
    Thread interrupted =
        new Thread(
            () ->
                System.err.println(
                    "\nInterrupted; what was started is ended. The same command goes on from here."),
            "interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    int status =
        new CommandLine(new Meta())
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    System.getenv("NO_COLOR") == null ? Ansi.AUTO : Ansi.OFF))
            .setExecutionExceptionHandler(ErrorReport::report)
            .execute(arguments);
    Runtime.getRuntime().removeShutdownHook(interrupted);
    System.exit(status);
  }
}
