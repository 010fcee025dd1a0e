package dev.polystack.engine.deploy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.process.Finished;
import java.nio.file.Path;
import java.util.List;

/** What the real CDK command is asked to do, against whatever the target names. */
final class Cdk {

  private final WorkFolder work;
  private final CdkCommand command;
  private final Target target;

  /** The CDK command for a target. */
  Cdk(WorkFolder work, CdkCommand command, Target target) {
    this.work = work;
    this.command = command;
    this.target = target;
  }

  /** Prepares account and region for assets, once. */
  Finished bootstrap(Path assembly) throws InterruptedException {
    return run("bootstrap", List.of("bootstrap", "--app", assembly.toString()));
  }

  /** Deploys one stack of an assembly and nothing else. */
  Finished deploy(Path assembly, String stackName, String fingerprint) throws InterruptedException {
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
  Finished destroy(Path assembly, String stackName) throws InterruptedException {
    return run(
        "destroy-" + stackName,
        List.of("destroy", "--app", assembly.toString(), stackName, "--exclusively", "--force"));
  }

  private Finished run(String log, List<String> arguments) throws InterruptedException {
    return command.run(arguments, target.variables(), work.log(log));
  }
}
