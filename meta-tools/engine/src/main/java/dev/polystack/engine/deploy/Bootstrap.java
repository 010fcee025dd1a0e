package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.process.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Prepares an account and region for the CDK, once. */
final class Bootstrap {

  private static final String STACK = "CDKToolkit";

  private Bootstrap() {}

  /** Bootstraps unless that is done. */
  static void ensure(Map<String, Deployed> deployed, Cdk cdk, Path assembly, Console console)
      throws InterruptedException {
    Deployed toolkit = deployed.get(STACK);
    if (toolkit != null && toolkit.isGood()) {
      return;
    }
    long start = System.nanoTime();
    Finished finished = cdk.bootstrap(assembly);
    if (!finished.succeeded()) {
      throw new UserError(
          "The account could not be prepared for the CDK:\n%s\n    Log: %s"
              .formatted(finished.relevant(line -> line.contains("rror")), finished.log()));
    }
    console.task(Tone.GOOD, "account", "bootstrapped", Duration.ofNanos(System.nanoTime() - start));
  }
}
