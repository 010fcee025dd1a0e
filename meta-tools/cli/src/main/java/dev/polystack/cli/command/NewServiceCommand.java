package dev.polystack.cli.command;

import dev.polystack.engine.scaffold.NewService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A service. */
@Command(
    name = "service",
    description =
        "Begins a service: a repository with its first stack, and its entry in repos.yaml.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta new service orders                    with a stack of the same name",
      "  meta new service orders --stack intake"
    })
final class NewServiceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The service's; its repository is NAME-service.")
  private String name = "";

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "The first stack (default: named as the service).")
  private String stack = "";

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Maven's group (default: that of the other repositories).")
  private String group = "";

  @Override
  public Integer call() throws InterruptedException {
    return NewCommand.report(
        new NewService(ThisCheckout.current()).create(name, stack.isEmpty() ? name : stack, group),
        "Next: meta new function %s/%s/NAME, meta deploy %s"
            .formatted(name, stack.isEmpty() ? name : stack, name),
        NewCommand.OWNERS);
  }
}
