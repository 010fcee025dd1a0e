package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.Preparation;
import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The contracts' documentation, with the declared use of every repository. */
@Command(
    name = "catalogue",
    description =
        "Makes the site about every contract: what it says, who offers it, who uses it. Who does is"
            + " read from the stacks of every repository, so nothing needs to run.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  meta catalogue"})
public final class CatalogueCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Checkout checkout = ThisCheckout.current();
    RepositoryApp catalogue = RepositoryApp.find(checkout, "catalogue.json");
    Console console = Console.standard();
    Synthesis synthesis = new Synthesis(checkout.work(), environment.project(), environment.name());
    Preparation preparation = new Preparation(checkout, console, synthesis, false, 0);
    preparation.run();

    Path site = checkout.made("catalogue");
    Finished finished =
        Program.of(catalogue.command())
            .in(catalogue.repository())
            .with(
                Map.of(
                    "CATALOGUE_SITE",
                    site.toString(),
                    "CATALOGUE_ASSEMBLIES",
                    preparation.assemblies().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator))))
            .run(checkout.log("catalogue"));
    if (!finished.succeeded()) {
      throw new UserError(
          "%s\n  Log: %s"
              .formatted(finished.relevant(line -> !line.startsWith("\tat ")), finished.log()));
    }
    console.line("Open " + site.resolve("index.html").toUri());
    return 0;
  }
}
