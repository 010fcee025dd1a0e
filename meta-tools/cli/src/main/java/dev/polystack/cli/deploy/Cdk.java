package dev.polystack.cli.deploy;

import dev.polystack.cli.Checkout;
import dev.polystack.cli.cloud.Target;
import dev.polystack.cli.process.Finished;
import dev.polystack.cli.process.Program;
import dev.polystack.cli.tools.Toolbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real CDK command, against whatever the target names. */
public final class Cdk {

  private final Checkout checkout;
  private final Target target;

  /** The CDK command of a checkout for a target. */
  public Cdk(Checkout checkout, Target target) {
    this.checkout = checkout;
    this.target = target;
  }

  /** Prepares account and region for assets, once. */
  public Finished bootstrap(Path assembly) throws InterruptedException {
    return run("bootstrap", List.of("bootstrap", "--app", assembly.toString()));
  }

  /** Deploys one stack of an assembly and nothing else. */
  public Finished deploy(Path assembly, String stackName, String fingerprint)
      throws InterruptedException {
    return run(
        "deploy-" + stackName,
        List.of(
            "deploy",
            "--app",
            assembly.toString(),
            stackName,
            "--exclusively",
            "--method",
            "direct",
            "--require-approval",
            "never",
            "--progress",
            "events",
            "--tags",
            DeployedStacks.FINGERPRINT + "=" + fingerprint));
  }

  /** Destroys one stack. */
  public Finished destroy(Path assembly, String stackName) throws InterruptedException {
    return run(
        "destroy-" + stackName,
        List.of("destroy", "--app", assembly.toString(), stackName, "--exclusively", "--force"));
  }

  private Finished run(String log, List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", new Toolbox(checkout).cdk().toString()));
    command.addAll(arguments);
    Map<String, String> variables = new HashMap<>(target.variables());
    variables.put("CDK_DISABLE_VERSION_CHECK", "1");
    variables.put("CDK_DISABLE_CLI_TELEMETRY", "true");
    variables.put("CDK_HOME", checkout.made("work", "cdk").toString());
    variables.put("NO_COLOR", "1");
    return Program.of(command).in(checkout.made("work")).with(variables).run(checkout.log(log));
  }
}
