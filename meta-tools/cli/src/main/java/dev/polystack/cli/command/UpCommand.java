package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UpWorkflow;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.tools.ClassArchive;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything, on this machine. */
@Command(
    name = "up",
    description =
        "Builds every repository, starts the embedded cloud, deploys every stack in its derived"
            + " order and loads sample data. What is done already is skipped.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta up                everything that is not there yet",
      "  meta up --port 4566    the cloud's API on this port, or not at all"
    })
public final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port of the cloud's API (default: the last one; at first 4566 if that is free).")
  private int port;

  @Mixin private RunFlags flags = new RunFlags();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    return flags.run(
        checkout,
        runner -> {
          Target target = new UpWorkflow(checkout, runner, checkout.project(), port).run();
          new ClassArchive(checkout).ensure(target.project());
          return true;
        });
  }
}
