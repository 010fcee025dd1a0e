package dev.polystack.engine.deploy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.run.Interruption;
import java.nio.file.Path;
import java.util.List;

/** A deployment in a JVM of its own, as {@code meta} runs it, which a test can end or kill. */
final class DeployProcess {

  private DeployProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    WorkFolder work = new WorkFolder(Path.of(arguments[0]));
    boolean done;
    try (Interruption interruption = Interruption.ofThisThread()) {
      done =
          new Deployment(
                  work,
                  Console.standard(),
                  new CdkCommand(work),
                  StandInCloud.target(arguments[1]),
                  List.of(Path.of(arguments[2])))
              .deploy(List.of());
    }
    System.exit(done ? 0 : 1);
  }
}
