package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.parameters.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which environment a command is about. */
final class EnvironmentOption {

  private String name = Target.LOCAL;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME",
      defaultValue = Target.LOCAL,
      description =
          "The environment: local is on this machine, any other on AWS, by the usual AWS"
              + " configuration (default: ${DEFAULT-VALUE}).")
  private void name(String given) {
    if (!Parameter.isSegment(given)) {
      throw new ParameterException(
          command.commandLine(),
          "'%s' cannot be the name of an environment: give lower case letters and digits, parted by single dashes"
              .formatted(given));
    }
    name = given;
  }

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "The project, part of every name (default: the manifest's).")
  private @Nullable String project;

  String name() {
    return name;
  }

  String project() {
    return project == null ? ThisCheckout.current().project() : project;
  }

  boolean isLocal() {
    return name.equals(Target.LOCAL);
  }

  /** The environment, if it can be reached now. */
  Optional<Target> reachable(Checkout checkout) {
    return isLocal()
        ? new LocalCloud(checkout).running().map(cloud -> new Target(project(), name, cloud))
        : Optional.of(new Target(project(), name, null));
  }

  /**
   * The environment as it can be reached now.
   *
   * @throws UserError if it is the local one and does not run, or on AWS in no known region
   */
  Target target(Checkout checkout) {
    Target target =
        reachable(checkout)
            .orElseThrow(
                () -> new UserError("The embedded cloud does not run. Start it with `meta up`."));
    Aws.requireRegion(target);
    return target;
  }
}
