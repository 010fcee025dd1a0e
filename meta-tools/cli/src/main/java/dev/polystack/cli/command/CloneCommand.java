package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.repositories.CloneOptions;
import dev.polystack.engine.repositories.ManifestClone;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.engine.repositories.WorkspaceClone;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All repositories, side by side. */
@Command(
    name = "clone",
    description =
        "Clones the repositories of a manifest, in parallel; what is there already is left as it"
            + " is. The first name may be where the manifest's own repository is cloned from (a"
            + " URL, or a path that begins with . or /), or a folder that has a repos.yaml. Without"
            + " either it is about the workspace around the current folder. It may be interrupted at any"
            + " point: the same command goes on.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    footer = {
      "",
      "Examples:",
      "  meta clone https://example.com/shop/project.git",
      "                                             into ./project",
      "  meta clone git@example.com:shop/project.git --into . --group services",
      "  meta clone                                 what the workspace lacks",
      "  meta clone catalog-service --depth 1       one repository, without its history",
      "  meta clone --filter blob:none              files of old versions on demand"
    })
public final class CloneCommand implements Callable<Integer> {

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connections = new ConnectionOptions();

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "Where the manifest's repository goes (default: a folder of its name).")
  private @Nullable Path into;

  @Option(names = "--depth", paramLabel = "N", description = "Only the last N commits.")
  private @Nullable Integer depth;

  @Option(
      names = "--filter",
      paramLabel = "SPEC",
      description = "A partial clone, in git's words: blob:none, for one.")
  private @Nullable String filter;

  @Mixin private RepositoryFlags flags = new RepositoryFlags();

  @Override
  public Integer call() throws InterruptedException {
    if (depth != null && depth < 1) {
      throw new ParameterException(
          spec.commandLine(), "--depth is a number from 1, not %d.".formatted(depth));
    }
    List<String> names = repositories.names();
    if (into != null && names.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--into says where a manifest's repository goes; name that, too: meta clone URL --into %s"
              .formatted(into));
    }
    try (RepositoryReport report = flags.report("clone")) {
      Optional<String> source = names.stream().findFirst().filter(this::isSource);
      Checkout checkout = source.isPresent() ? from(source.get(), report) : ThisCheckout.current();
      if (report.isGood()) {
        clone(checkout, source.isPresent() ? names.subList(1, names.size()) : names, report);
      }
      return report.end(Kind.FAILED);
    }
  }

  private void clone(Checkout checkout, List<String> names, RepositoryReport report)
      throws InterruptedException {
    CloneOptions options =
        new CloneOptions(Optional.ofNullable(depth), Optional.ofNullable(filter));
    new WorkspaceClone(checkout, options, connections.connections())
        .run(
            repositories.among(checkout, names),
            report.followBy(checkout.work(), Repository::name));
  }

  private boolean isSource(String name) {
    return into != null
        || name.contains(":")
        || name.startsWith("/")
        || name.startsWith(".")
        || Files.exists(Path.of(name, "repos.yaml"));
  }

  private Checkout from(String source, RepositoryReport report) throws InterruptedException {
    Path tools = ThisCheckout.current().tools();
    Path here = Path.of("").toAbsolutePath();
    if (into == null && Files.exists(here.resolve(source).resolve("repos.yaml"))) {
      return new Checkout(here.resolve(source).normalize(), tools);
    }
    Path root = here.resolve(into == null ? Path.of(ManifestClone.folderName(source)) : into);
    Checkout checkout = new Checkout(root.normalize(), tools);
    new ManifestClone(source, checkout.root(), connections.connections())
        .run(report.followBy(Function.identity()));
    return checkout;
  }
}
