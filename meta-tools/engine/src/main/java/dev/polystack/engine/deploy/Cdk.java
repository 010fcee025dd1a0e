package dev.polystack.engine.deploy;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.process.Finished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  /**
   * Deploys one stack of an assembly and nothing else.
   *
   * @param tags all that the stack gets; the command does not add the assembly's
   */
  Finished deploy(Path assembly, String stackName, Map<String, String> tags)
      throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
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
                "events"));
    tags.forEach((key, value) -> arguments.addAll(List.of("--tags", key + "=" + value)));
    return run("deploy-" + stackName, arguments);
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
