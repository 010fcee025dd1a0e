package dev.polystack.cli;

import dev.polystack.cli.command.MvnCommand;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Help that tells the exit status of every command that does not tell it itself; that of {@code
 * mvn} is Maven's. Added when somebody asks, since it takes longer than to start a command.
 */
final class HelpWithExitStatus implements IHelpFactory {

  private static final Map<String, String> EXIT_STATUS =
      new TreeMap<>(
          Map.of(
              "0", "success",
              "1", "failure; what was printed says why",
              "2", "wrong usage, such as a name that does not exist"));

  @Override
  public Help create(CommandSpec command, Help.ColorScheme colors) {
    var usage = command.usageMessage();
    if (usage.exitCodeList().isEmpty() && !(command.userObject() instanceof MvnCommand)) {
      usage.exitCodeListHeading("%nExit status:%n");
      usage.exitCodeList(EXIT_STATUS);
    }
    return new Help(command, colors);
  }
}
