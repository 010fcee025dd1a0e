package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.KnownEnvironments;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.ssm.DeploymentRecords;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What every environment runs that a checkout knows of; asked while there is other work. */
public final class Environments {

  /** Nobody waits longer for an environment that is not asked for by its name. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Map<String, FutureTask<Map<String, Deployed>>> questions = new LinkedHashMap<>();

  /**
   * What is known of an environment.
   *
   * @param versions of each service that is recorded there
   * @param problem why it is not known; empty if it is
   */
  public record Environment(Map<String, String> versions, String problem) {}

  private Environments() {}

  /**
   * Asks all that a {@code cdk.json} declares, and all that was synthesized for, but one.
   *
   * @param but the one that is shown anyway
   */
  public static Environments ask(Checkout checkout, String project, String but) {
    Environments all = new Environments();
    SortedSet<String> names = KnownEnvironments.of(checkout);
    names.remove(but);
    for (String name : names) {
      Optional<RunningCloud> local =
          name.equals(Target.LOCAL) ? new LocalCloud(checkout).running() : Optional.empty();
      if (local.isPresent() || !name.equals(Target.LOCAL)) {
        Target target = new Target(project, name, local.orElse(null));
        all.begin(name, () -> recorded(target));
      }
    }
    return all;
  }

  /** Without any configuration the SDK would look for a virtual machine's, for seconds. */
  private static Map<String, Deployed> recorded(Target target) {
    if (target.local() == null && !Aws.isConfigured()) {
      throw new UserError("AWS is not configured here (AWS_REGION, AWS_PROFILE)");
    }
    try (SsmClient ssm =
        Aws.client(
            target,
            SsmClient.builder().overrideConfiguration(limits -> limits.apiCallTimeout(PATIENCE)))) {
      return new DeploymentRecords(ssm, target.project(), target.environment()).all();
    }
  }

  private void begin(String name, Callable<Map<String, Deployed>> question) {
    FutureTask<Map<String, Deployed>> task = new FutureTask<>(question);
    questions.put(name, task);
    Thread thread = new Thread(task, "environment " + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** What has been answered, or was not in time. */
  public Map<String, Environment> answers() throws InterruptedException {
    Map<String, Environment> answers = new TreeMap<>();
    for (var question : questions.entrySet()) {
      answers.put(question.getKey(), answer(question.getValue()));
    }
    return answers;
  }

  private static Environment answer(FutureTask<Map<String, Deployed>> question)
      throws InterruptedException {
    try {
      Map<String, String> versions = new TreeMap<>();
      question.get().forEach((service, deployed) -> versions.put(service, deployed.version()));
      return new Environment(versions, "");
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      String words =
          cause instanceof ApiCallTimeoutException
              ? "no answer within %d s".formatted(PATIENCE.toSeconds())
              : String.valueOf(cause.getMessage());
      return new Environment(Map.of(), words.lines().findFirst().orElse(words));
    }
  }
}
