package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.repositories.CloneOptions;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.engine.repositories.WorkspaceImport;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.ManifestException;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The workspace as it was. */
@Command(
    name = "import",
    description =
        "Brings the workspace to the commits of a lock file: clones what is not there, checks out"
            + " what is. Repositories with work that would be lost are left alone and named.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta import lock.yaml              what `meta export --exact` wrote",
      "  meta import lock.yaml --depth 1    for a build that needs no history"
    })
public final class ImportCommand implements Callable<Integer> {

  @Mixin private ConnectionOptions connections = new ConnectionOptions();

  @Parameters(paramLabel = "LOCK", description = "The lock file.")
  private Path lock = Path.of("");

  @Option(names = "--depth", paramLabel = "N", description = "Of what is cloned, N commits.")
  private @Nullable Integer depth;

  @Mixin private RepositoryFlags flags = new RepositoryFlags();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    try (RepositoryReport report = flags.report("import")) {
      new WorkspaceImport(
              checkout,
              new CloneOptions(Optional.ofNullable(depth), Optional.empty()),
              connections.connections())
          .run(read().repositories(), report.followBy(checkout.work(), Repository::name));
      return report.end(Kind.FAILED, Kind.LEFT_ALONE);
    }
  }

  private Manifest read() {
    if (!Files.exists(lock)) {
      throw new UserError(
          "There is no file %s. A lock file has the exact commit of every repository:"
                  .formatted(lock)
              + " `meta export --exact -o lock.yaml` writes it, in a workspace that has them.");
    }
    try {
      return Manifest.read(lock);
    } catch (ManifestException e) {
      throw new UserError(
          e.getMessage() + "\nWrite a lock file with `meta export --exact -o lock.yaml`.", e);
    }
  }
}
