package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.repositories.ManifestClone;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.engine.repositories.SplitTarget;
import dev.polystack.engine.repositories.WorkspaceSplit;
import dev.polystack.workspace.git.Git;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One repository becomes many. */
@Command(
    name = "split",
    description =
        "Turns each folder of this repository that repos.yaml names into a repository of its own,"
            + " with its history and tags, and what is left into one that holds the manifest. The"
            + " same commits come to the same ids, always: run again, it adds what is new. Nothing"
            + " is overwritten, and nothing here is changed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta split --to ../split                         bare repositories in a folder",
      "  meta split --to 'https://example.com/shop/{name}.git'",
      "                                                   to remotes that exist",
      "  meta split --to ../split --branch main --name project"
    })
public final class SplitCommand implements Callable<Integer> {

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      required = true,
      description = "A folder for bare repositories, or a URL with {name} in it.")
  private String to = "";

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "The branch to split (default: the current one).")
  private @Nullable String branch;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the repository that holds the manifest (default: this one's own).")
  private @Nullable String name;

  @Mixin private RetriesOption retries = new RetriesOption();

  @Mixin private RepositoryFlags flags = new RepositoryFlags();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    try (RepositoryReport report = flags.report("split")) {
      new WorkspaceSplit(checkout, SplitTarget.of(to), retries.number())
          .run(
              Optional.ofNullable(branch),
              name == null ? ownName(checkout) : name,
              report.followBy(checkout.work(), Function.identity()));
      return report.end(Kind.FAILED);
    }
  }

  private static String ownName(Checkout checkout) throws InterruptedException {
    return Git.in(checkout.root())
        .ask("config", "--get", "remote.origin.url")
        .map(ManifestClone::folderName)
        .orElse(String.valueOf(checkout.root().getFileName()));
  }
}
