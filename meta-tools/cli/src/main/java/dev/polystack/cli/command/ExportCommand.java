package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.output.Written;
import dev.polystack.engine.repositories.WorkspaceExport;
import dev.polystack.workspace.manifest.Manifest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The workspace, written down. */
@Command(
    name = "export",
    description =
        "Writes the manifest with absolute URLs, for any other place; `vcs import` takes it too.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta export | vcs import   for who uses vcstool",
      "  meta export --exact -o lock.yaml",
      "                             the commits that are checked out, for `meta import`",
      "  meta export --group services",
      "                             a part of it"
    })
public final class ExportCommand implements Callable<Integer> {

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Option(
      names = "--exact",
      description = "Commits instead of branches. Refused if somebody else could not get them.")
  private boolean exact;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: the standard output).")
  private @Nullable Path output;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    WorkspaceExport export = new WorkspaceExport(checkout);
    Manifest manifest =
        exact
            ? export.exact(repositories.among(checkout))
            : export.manifest(repositories.among(checkout));
    if (output == null) {
      System.out.print(manifest.toYaml());
    } else {
      Written.to(output, manifest.toYaml());
    }
    return 0;
  }
}
