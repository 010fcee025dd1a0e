package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.scaffold.NewProject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A workspace. */
@Command(
    name = "project",
    description =
        "Begins a workspace in a folder: a manifest, and a repository for the contracts of its"
            + " services.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta new project acme --group com.example.acme",
      "  meta new project acme --group com.example.acme --from ~/git",
      "                                                         where meta-tools.git is"
    })
final class NewProjectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Part of every name in the cloud.")
  private String name = "";

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      required = true,
      description = "Maven's group, which is the root package too.")
  private String group = "";

  @Option(
      names = "--in",
      paramLabel = "FOLDER",
      description = "The workspace's folder (default: NAME, in the current folder).")
  private String folder = "";

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "The folder or URL beneath which meta-tools.git and contracts.git of Polystack are"
              + " (default: where meta-tools was cloned from).")
  private String from = "";

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      defaultValue = "main",
      description = "Their branch, tag or commit (default: ${DEFAULT-VALUE}).")
  private String version = "main";

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Path target = Path.of(folder.isEmpty() ? name : folder).toAbsolutePath().normalize();
    return NewCommand.report(
        new NewProject(checkout.tools(), checkout.log("git"))
            .create(target, name, group, from, version),
        "Next: cd %s && meta clone && meta new service NAME".formatted(target.getFileName()),
        NewCommand.OWNERS);
  }
}
