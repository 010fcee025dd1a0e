package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.build.Build;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.exec.WorkspaceStacks;
import dev.polystack.engine.graph.GraphPage;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Written;
import dev.polystack.engine.select.Selector;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.graph.GraphFormat;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.topology.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The derived order. */
@Command(
    name = "graph",
    description =
        "Shows what depends on what: stacks, as it follows from what they publish and consume, or"
            + " repositories, as it follows from the artifacts that they build with.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta graph              a tree of stacks",
      "  meta graph 'store/*' contracts",
      "                          some of them",
      "  meta graph --of repositories",
      "                          the order of builds",
      "  meta graph --format mermaid",
      "                          for a README",
      "  meta graph --format html",
      "                          services, stacks, resources, events: a page to explore"
    })
public final class GraphCommand implements Callable<Integer> {

  /** What a graph is of. */
  enum Nodes {
    STACKS,
    REPOSITORIES
  }

  /** How it is shown. */
  enum Format {
    TREE,
    MERMAID,
    DOT,
    JSON,
    HTML
  }

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      defaultValue = "stacks",
      description = "stacks or repositories (default: ${DEFAULT-VALUE}).")
  private Nodes nodes = Nodes.STACKS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "tree",
      description = "tree, mermaid, dot, json, or html for stacks (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TREE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes it there (default for html: .polystack/graph.html).")
  private @Nullable Path output;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    if (nodes == Nodes.REPOSITORIES) {
      if (format == Format.HTML) {
        throw new ParameterException(
            command.commandLine(), "The page shows stacks; leave --of repositories out.");
      }
      show(repositories(checkout));
      return 0;
    }
    WorkspaceStacks stacks = stacks(checkout);
    StackGraph graph =
        stacks.graph().among(new Selector(checkout).stacks(stacks.graph(), selection.selection()));
    if (format == Format.HTML) {
      Path page = output == null ? checkout.made().resolve("graph.html") : output;
      new GraphPage(checkout.work(), repositories(stacks, graph), checkout.root())
          .write(Topology.of(graph), environment.project(), environment.name(), page);
      System.out.println("Open " + page.toAbsolutePath().normalize().toUri());
    } else {
      show(graph.graph());
    }
    return 0;
  }

  private WorkspaceStacks stacks(Checkout checkout) {
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    if (WorkspaceStacks.needSynthesis(checkout)) {
      new Preparation(checkout, Console.standardError(), synthesis, false, 0).run();
    }
    return WorkspaceStacks.of(checkout, environment.project(), environment.name(), synthesis);
  }

  private static Map<String, Repository> repositories(WorkspaceStacks stacks, StackGraph graph) {
    Map<String, Repository> repositories = new HashMap<>();
    graph
        .graph()
        .nodes()
        .forEach(id -> repositories.putIfAbsent(id.service(), stacks.repository(id)));
    return repositories;
  }

  private DependencyGraph<String> repositories(Checkout checkout) throws InterruptedException {
    DependencyGraph<Path> folders = Build.of(checkout).repositories();
    Function<Path, String> name = checkout.work()::nameOf;
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Path folder : folders.order()) {
      names.put(
          name.apply(folder),
          folders.dependenciesOf(folder).stream().map(name).collect(Collectors.toSet()));
    }
    List<String> chosen =
        new Selector(checkout)
            .repositories(checkout.checkedOut(), selection.selection()).stream()
                .map(Repository::name)
                .toList();
    chosen.forEach(repository -> names.putIfAbsent(repository, Set.of())); // not built with Maven
    return DependencyGraph.of(names).select(chosen);
  }

  private void show(DependencyGraph<?> graph) {
    String text = GraphFormat.valueOf(format.name()).render(graph);
    if (output == null) {
      System.out.print(text);
      System.out.flush();
      return;
    }
    Written.to(output, text);
  }
}
