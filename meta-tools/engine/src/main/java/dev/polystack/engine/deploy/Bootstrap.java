package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.process.Finished;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** Prepares an account and region for the CDK, once. */
public final class Bootstrap {

  private static final String STACK = "CDKToolkit";

  private Bootstrap() {}

  /** Bootstraps unless that is done. */
  public static void ensure(WorkFolder work, Console console, Target target, Path assembly)
      throws InterruptedException {
    if (isDone(target)) {
      return;
    }
    long start = System.nanoTime();
    Finished finished = new Cdk(work, new CdkCommand(work), target).bootstrap(assembly);
    if (!finished.succeeded()) {
      throw new UserError(
          "The account could not be prepared for the CDK:\n%s\n    Log: %s"
              .formatted(finished.relevant(line -> line.contains("rror")), finished.log()));
    }
    console.task(Tone.GOOD, "account", "bootstrapped", Duration.ofNanos(System.nanoTime() - start));
  }

  private static boolean isDone(Target target) {
    try (CloudFormationClient client = Aws.client(target, CloudFormationClient.builder())) {
      return client.describeStacks(request -> request.stackName(STACK)).stacks().stream()
          .anyMatch(stack -> stack.stackStatusAsString().matches("(CREATE|UPDATE)_COMPLETE"));
    } catch (CloudFormationException e) {
      return false;
    }
  }
}
