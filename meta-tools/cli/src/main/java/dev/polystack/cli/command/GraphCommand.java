package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.deploy.Deployment;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.workspace.graph.GraphFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The derived order. */
@Command(
    name = "graph",
    description =
        "Shows the order of deployment, as it follows from what stacks publish and consume.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta graph                     a tree",
      "  meta graph --format mermaid    for a README",
      "  meta graph --format json       for machines"
    })
public final class GraphCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "tree",
      description = "tree, mermaid, dot or json (default: ${DEFAULT-VALUE}).",
      converter = FormatConverter.class)
  private GraphFormat format = GraphFormat.TREE;

  /** Reads a format in any case. */
  static final class FormatConverter implements ITypeConverter<GraphFormat> {

    @Override
    public GraphFormat convert(String text) {
      return GraphFormat.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  @Override
  public Integer call() {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    Preparation preparation = new Preparation(checkout, console, synthesis, false, 0);
    preparation.run();
    console.line(
        format
            .render(Deployment.graph(preparation.assemblies(), Set.of()).graph())
            .stripTrailing());
    return 0;
  }
}
