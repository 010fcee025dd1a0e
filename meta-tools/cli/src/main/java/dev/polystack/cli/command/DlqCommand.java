package dev.polystack.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Messages that could not be handled. */
@Command(
    name = "dlq",
    description =
        "Messages that could not be handled: where they wait, why, and their way back. The queues"
            + " are found in what is deployed.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  meta dlq list                           all dead-letter queues, and what waits",
      "  meta dlq show store/catalog             the messages, each with its reason",
      "  meta dlq redrive store/catalog --dry-run",
      "                                          what would go back to where",
      "  meta dlq purge store/catalog/updates-dlq",
      "                                          away with them, after a question"
    },
    subcommands = {
      DlqListCommand.class,
      DlqShowCommand.class,
      DlqRedriveCommand.class,
      DlqPurgeCommand.class
    })
public final class DlqCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: list, show, redrive, purge");
  }
}
