package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.workspace.schedule.Backoff;
import dev.polystack.workspace.stack.StackId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits until CloudFormation has done what somebody asked of a stack before: it goes on when the
 * command that asked is killed, and refuses everything else meanwhile. The CDK waits only for what
 * it has asked itself.
 */
final class Settling {

  private static final Backoff BETWEEN_LOOKS =
      new Backoff(Integer.MAX_VALUE, Duration.ofMillis(200), Duration.ofSeconds(5));

  private final DeployedStacks deployed;
  private final Console console;

  Settling(DeployedStacks deployed, Console console) {
    this.deployed = deployed;
    this.console = console;
  }

  /**
   * The stack as it is when nothing is in progress any more; empty if there is none then.
   *
   * @param seen how it was a moment ago
   */
  Optional<Deployed> await(StackId id, String stackName, Optional<Deployed> seen)
      throws InterruptedException {
    Optional<Deployed> now = seen;
    if (isInProgress(now)) {
      console.line(
          Tone.NOTE,
          "  %s is %s by an earlier command; waits for its end"
              .formatted(id, now.map(Deployed::status).orElse("")));
    }
    for (int look = 1; isInProgress(now); look++) {
      Thread.sleep(BETWEEN_LOOKS.before(look, ThreadLocalRandom.current()::nextDouble).toMillis());
      now = deployed.one(stackName);
    }
    return now;
  }

  /**
   * Refuses a stack that CloudFormation does not update before somebody has mended it.
   *
   * @throws UserError with what there is to do
   */
  void check(String stackName, Deployed stack) {
    String advice =
        switch (stack.status()) {
          case "UPDATE_ROLLBACK_FAILED" ->
              "An earlier deployment failed and could not be undone. Mend what is named here, then run"
                  + " `aws cloudformation continue-update-rollback --stack-name %s`, and deploy again";
          case "DELETE_FAILED" ->
              "It was to be destroyed, and a part is left. Mend what is named here, let `meta destroy`"
                  + " finish it, and deploy again";
          default -> "";
        };
    if (!advice.isEmpty()) {
      throw new UserError(
          "it is %s: %s\n    %s."
              .formatted(
                  stack.status(),
                  deployed.failure(stackName).orElse("CloudFormation does not say why"),
                  advice.formatted(stackName)));
    }
  }

  private static boolean isInProgress(Optional<Deployed> stack) {
    return stack.filter(Deployed::isInProgress).isPresent();
  }
}
