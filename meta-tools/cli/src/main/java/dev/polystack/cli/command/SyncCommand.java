package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.repositories.RepositoryResult;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.engine.repositories.WorkspaceSync;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is new, in every repository. */
@Command(
    name = "sync",
    description =
        "Fetches every repository, in parallel, and moves each forward where nothing of yours is in"
            + " the way. What it leaves alone is named with the reason; local changes and commits"
            + " are never touched.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    footer = {
      "",
      "Examples:",
      "  meta sync                     everything, the manifest too",
      "  meta sync --group services    some of it",
      "  meta sync --json | jq '.[] | select(.result == \"left-alone\")'"
    })
public final class SyncCommand implements Callable<Integer> {

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();
  @Mixin private ConnectionOptions connections = new ConnectionOptions();

  @Mixin private RepositoryFlags flags = new RepositoryFlags();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    try (RepositoryReport report = flags.report("sync")) {
      List<Repository> chosen = repositories.among(checkout);
      new WorkspaceSync(checkout, connections.connections())
          .run(
              chosen,
              repositories.isEverything(),
              report.followBy(checkout.work(), Function.identity()));
      for (Repository each : chosen) {
        if (!Files.exists(checkout.folder(each))) {
          report.add(
              each.name(), new RepositoryResult(Kind.LEFT_ALONE, "is not here: `meta clone`"));
        } else if (WorkTree.of(checkout.folder(each)).isEmpty()) {
          report.add(each.name(), new RepositoryResult(Kind.LEFT_ALONE, "is no git checkout"));
        }
      }
      return report.end(Kind.FAILED);
    }
  }
}
