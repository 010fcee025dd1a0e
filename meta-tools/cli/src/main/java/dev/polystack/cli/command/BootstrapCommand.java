package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.doctor.Diagnosis;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.repositories.WorkspaceBootstrap;
import dev.polystack.engine.run.Runner;
import dev.polystack.engine.tools.Maven;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From cloned to building. */
@Command(
    name = "bootstrap",
    description =
        "Checks the tool chain, then builds and installs what repositories need of each other, in"
            + " the order that follows from their POMs. Afterwards each of them builds: `meta mvn"
            + " verify` in its folder.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta bootstrap                    for every repository",
      "  meta bootstrap catalog-service    only what that one needs"
    })
public final class BootstrapCommand implements Callable<Integer> {

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Mixin private RunFlags flags = new RunFlags();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    return flags.run(checkout, runner -> bootstrap(checkout, runner));
  }

  private boolean bootstrap(Checkout checkout, Runner runner) throws InterruptedException {
    String missing =
        Diagnosis.ofMachine(checkout).stream()
            .filter(finding -> !finding.good())
            .map(finding -> "  %s %s".formatted(finding.subject(), finding.words()))
            .collect(Collectors.joining("\n"));
    if (!missing.isEmpty()) {
      throw new UserError("The tool chain is not complete:\n" + missing);
    }
    boolean done = new WorkspaceBootstrap(checkout).run(repositories.among(checkout), runner);
    if (done) {
      runner
          .console()
          .line(
              Tone.QUIET,
              "Every repository builds now, by `meta mvn verify` in its folder. For a plain mvn (3.9 or newer):\n  export MAVEN_ARGS='%s'"
                  .formatted(String.join(" ", new Maven(checkout).localRepository())));
    }
    return done;
  }
}
