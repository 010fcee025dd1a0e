package dev.polystack.engine.release;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.output.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A release in a JVM of its own, which a test can kill. */
final class ReleaseProcess {

  private ReleaseProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path root = Path.of(arguments[0]);
    new ReleaseWorkflow(
            new Checkout(root, root),
            Console.standard(),
            new ReleaseRequest(List.of(), Optional.empty(), null, List.of(), null),
            Clock.systemUTC())
        .run();
  }
}
