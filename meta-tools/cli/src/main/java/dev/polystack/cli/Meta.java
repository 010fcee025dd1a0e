package dev.polystack.cli;

import dev.polystack.cli.command.Resumption;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.run.Interruption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Many repositories that feel like one. */
@Command(
    name = "meta",
    description = "Many repositories that feel like one.",
    version = Meta.VERSION,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "",
    footer = {
      "",
      "Examples:",
      "  meta up                        everything, on this machine",
      "  meta deploy catalog/products   one stack, after a change",
      "  meta test                      every test of every repository",
      "  meta COMMAND --help            what a command can do"
    })
public final class Meta {

  static final String VERSION = "meta 0.1.0-SNAPSHOT";

  Meta() {}

  /** Runs one command and ends with its status: 0 for success, 1 for failure, 2 for wrong usage. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && Set.of("--version", "-V").contains(arguments[0])) {
      System.out.println(VERSION); // To load what reads options takes longer than this.
      return;
    }
    int status;
    try (Interruption interruption = Interruption.ofThisThread()) {
      status = execute(List.of(arguments));
    }
    System.exit(status);
  }

  /** Runs one command and answers its status. */
  static int execute(List<String> arguments) {
    Path root = Path.of(System.getProperty("meta.root", "."));
    List<String> all =
        Resumption.complete(new WorkFolder(root.resolve(WorkFolder.NAME)), arguments);
    boolean isVerb = !all.isEmpty() && Verbs.NAMES.contains(all.get(0));
    return (isVerb ? Verbs.one(all.get(0)) : Verbs.all())
        .setOverwrittenOptionsAllowed(Resumption.isAskedFor(arguments))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                System.getenv("NO_COLOR") == null ? Ansi.AUTO : Ansi.OFF))
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new ErrorReport())
        .execute(all.subList(isVerb ? 1 : 0, all.size()).toArray(String[]::new));
  }
}
