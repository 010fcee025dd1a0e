package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UpWorkflow;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.run.Runner;
import dev.polystack.engine.select.Selector;
import dev.polystack.engine.testing.TestRun;
import dev.polystack.workspace.manifest.Repository;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every test of every repository. */
@Command(
    name = "test",
    description =
        "Brings everything up and runs every repository's build with all of its tests and checks,"
            + " the end-to-end journey included. The last line is the sum.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta test          everything",
      "  meta test catalog-service",
      "                     one repository",
      "  meta test --affected",
      "                     what changed since origin/HEAD, and what is built with that"
    })
public final class TestCommand implements Callable<Integer> {

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private RunFlags flags = new RunFlags();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    return flags.run(checkout, runner -> test(checkout, runner));
  }

  private boolean test(Checkout checkout, Runner runner) throws InterruptedException {
    List<Repository> repositories =
        new Selector(checkout).repositories(checkout.repositories(), selection.selection());
    if (repositories.isEmpty()) {
      runner.console().line("0 passed, 0 failed: nothing that is selected has tests.");
      return true;
    }
    Target target = new UpWorkflow(checkout, runner, checkout.project(), 0).run();
    return new TestRun(checkout, runner, target).run(repositories);
  }
}
