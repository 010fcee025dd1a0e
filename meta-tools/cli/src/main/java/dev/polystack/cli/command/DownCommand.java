package dev.polystack.cli.command;

import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.output.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the embedded cloud. */
@Command(
    name = "down",
    description = "Stops the embedded cloud. The next `meta up` continues with its data.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta down             stop",
      "  meta down --delete-data",
      "                        stop, and forget everything that was deployed and stored"
    })
public final class DownCommand implements Callable<Integer> {

  @Option(names = "--delete-data", description = "Also removes everything that it keeps.")
  private boolean deleteData;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.standard();
    LocalCloud cloud = new LocalCloud(ThisCheckout.current());
    console.line(
        cloud.stop() ? "The embedded cloud is stopped." : "The embedded cloud did not run.");
    if (deleteData) {
      cloud.deleteData();
      console.line("Its data are deleted.");
    }
    return 0;
  }
}
