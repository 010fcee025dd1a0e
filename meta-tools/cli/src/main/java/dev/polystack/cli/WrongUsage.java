package dev.polystack.cli;

import dev.polystack.workspace.select.Suggestions;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and how it is written; the rest is a question away. */
final class WrongUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    Help help = command.getHelp();
    if (e instanceof UnmatchedArgumentException unmatched && isVerb(command, unmatched)) {
      String verb = unmatched.getUnmatched().get(0);
      err.println(
          help.colorScheme()
              .errorText(
                  "There is no verb '%s'. %s"
                      .formatted(verb, Suggestions.instead(verb, verbs(command)))));
    } else {
      err.println(help.colorScheme().errorText(e.getMessage()));
      UnmatchedArgumentException.printSuggestions(e, err);
    }
    err.print("Usage: " + help.synopsis("Usage: ".length()));
    err.printf(
        "`%s --help` tells the rest, with examples.%n", command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static boolean isVerb(CommandLine command, UnmatchedArgumentException unmatched) {
    return !command.getSubcommands().isEmpty() && !unmatched.isUnknownOption();
  }

  private static List<String> verbs(CommandLine command) {
    return command.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> !spec.usageMessage().hidden())
        .map(CommandLine.Model.CommandSpec::name)
        .toList();
  }
}
