package dev.polystack.cli.command;

import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.process.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** One repository's own build, with what this checkout has installed. */
@Command(
    name = "mvn",
    description =
        "Runs Maven in the current folder, with the artifacts that `meta bootstrap` or `meta up`"
            + " installed for this checkout. A plain mvn does not see them. All arguments are"
            + " Maven's, and so is the exit status.",
    customSynopsis = "meta mvn ARGUMENT...",
    footer = {
      "",
      "Examples:",
      "  meta bootstrap catalog-service    once: builds what that repository needs",
      "  cd catalog-service",
      "  meta mvn verify                   with the path to meta: ../meta-tools/meta",
      "  meta mvn -pl stacks/api -am test"
    })
public final class MvnCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  private boolean help;

  /** They are taken as they were written, so that none is meta's: see the arguments of the line. */
  @Parameters(hidden = true)
  private List<String> words = List.of();

  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command =
        new Maven(ThisCheckout.current())
            .command(spec.commandLine().getParseResult().originalArgs());
    Child child = Child.start(new ProcessBuilder(command).inheritIO());
    try {
      return child.await(Duration.ZERO);
    } finally {
      child.forget();
    }
  }
}
