package dev.polystack.cli.command;

import dev.polystack.engine.repositories.Connections;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many connections a command opens at a time, and how often it tries each again. */
final class ConnectionOptions {

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "64",
      description = "How many repositories at a time (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--host-width",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many of one host at a time (default: ${DEFAULT-VALUE}).")
  private int hostWidth;

  @Mixin private RetriesOption retries = new RetriesOption();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  Connections connections() {
    if (width < 1 || hostWidth < 1) {
      throw new ParameterException(
          mixee.commandLine(),
          "--width and --host-width are numbers from 1, not %d and %d."
              .formatted(width, hostWidth));
    }
    return new Connections(width, hostWidth, retries.number());
  }
}
