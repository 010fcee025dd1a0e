package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.affected.Affected;
import dev.polystack.engine.affected.AffectedStacks;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.exec.WorkspaceStacks;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.build.Module;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a change concerns. */
@Command(
    name = "affected",
    description =
        "Shows which repositories, modules and stacks are touched by what changed since a revision,"
            + " committed or not. It goes by the graphs that builds and deployments go by.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta affected                    what this branch changes",
      "  meta affected --since v1.2.0 --stacks",
      "                                   and the stacks to deploy; builds if need be",
      "  meta affected --since lock.yaml  since each repository's commit in a lock file",
      "  meta affected --since HEAD~1 --json | jq -r '.repositories[]'"
    })
public final class AffectedCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Option(
      names = "--since",
      paramLabel = "REVISION",
      defaultValue = SelectionOptions.DEFAULT_REVISION,
      description =
          "A branch, tag or commit in every repository, or a lock file of `meta export --exact`"
              + " (default: ${DEFAULT-VALUE}, the remote's own branch).")
  private String revision = SelectionOptions.DEFAULT_REVISION;

  @Option(names = "--stacks", description = "Stacks too; builds and synthesizes what is not yet.")
  private boolean stacks;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Affected affected = Affected.since(checkout, revision);
    List<String> repositories = names(checkout, affected.repositories());
    List<String> modules = affected.modules().stream().map(Module::toString).toList();
    AffectedStacks touched = stacks ? stacks(checkout, affected) : AffectedStacks.none();
    if (json) {
      ObjectNode all = JSON.createObjectNode();
      all.set("files", JSON.valueToTree(names(checkout, affected.files())));
      all.set("repositories", JSON.valueToTree(repositories));
      all.set("modules", JSON.valueToTree(modules));
      if (stacks) {
        all.set("stacks", JSON.valueToTree(strings(touched.touched())));
        all.set("dependents", JSON.valueToTree(strings(touched.dependents())));
      }
      System.out.println(all.toPrettyString());
      return 0;
    }
    Console console = Console.standard();
    show(console, "Repositories", repositories);
    show(console, "Modules", modules);
    if (stacks) {
      show(console, "Stacks", strings(touched.touched()));
      show(console, "Stacks that consume what those publish", strings(touched.dependents()));
    }
    return 0;
  }

  private AffectedStacks stacks(Checkout checkout, Affected affected) {
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    if (WorkspaceStacks.needSynthesis(checkout)) {
      Console console = json ? Console.standardError() : Console.standard();
      new Preparation(checkout, console, synthesis, false, 0).run();
    }
    WorkspaceStacks all =
        WorkspaceStacks.of(checkout, environment.project(), environment.name(), synthesis);
    return new Selector(checkout).affected(all.graph(), affected);
  }

  private static List<String> names(Checkout checkout, Collection<Path> paths) {
    return paths.stream()
        .map(path -> checkout.root().relativize(path).toString().replace('\\', '/'))
        .sorted()
        .toList();
  }

  private static List<String> strings(Collection<?> things) {
    return things.stream().map(Object::toString).toList();
  }

  private static void show(Console console, String title, List<String> lines) {
    console.line(Tone.TITLE, title);
    if (lines.isEmpty()) {
      console.line(Tone.QUIET, "  none");
    }
    lines.forEach(line -> console.line("  " + line));
  }
}
