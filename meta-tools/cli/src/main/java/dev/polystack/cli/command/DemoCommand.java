package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.workspace.process.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The project's own story, on the running system. */
@Command(
    name = "demo",
    description =
        "Walks through the project's journey on the running system and tells it: each request, the"
            + " event on the bus, the answer, and how long each took.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  meta demo"})
public final class DemoCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Target target = environment.target(checkout);
    RepositoryApp demo = RepositoryApp.find(checkout, "demo.json");
    ProcessBuilder builder =
        new ProcessBuilder(demo.command()).directory(demo.repository().toFile()).inheritIO();
    builder.environment().putAll(target.variables());
    if (!Console.standard().coloured()) {
      builder.environment().put("NO_COLOR", "1");
    }
    Child child = Child.start(builder);
    try {
      return child.await(Duration.ZERO);
    } finally {
      child.forget();
    }
  }
}
