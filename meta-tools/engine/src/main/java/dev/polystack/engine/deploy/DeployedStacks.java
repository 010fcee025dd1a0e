package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.run.TransientFaults;
import dev.polystack.workspace.stack.StackId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What is deployed, as CloudFormation and the Parameter Store say. */
public final class DeployedStacks {

  /** The tag that says from what a stack was deployed. */
  public static final String FINGERPRINT = "polystack:fingerprint";

  private final CloudFormationClient cloudFormation;
  private final StackEvents events;
  private final SsmClient ssm;
  private final Target target;

  /**
   * A deployed stack.
   *
   * @param status CloudFormation's word, such as UPDATE_COMPLETE
   * @param tags what it was tagged with when it was deployed
   * @param drifted whether CloudFormation's last look found resources that somebody changed
   */
  public record Deployed(String status, Map<String, String> tags, boolean drifted) {

    /** What it was deployed from; empty if it was deployed by something else. */
    public String fingerprint() {
      return tags.getOrDefault(FINGERPRINT, "");
    }

    /** Whether the last deployment went well. */
    public boolean isGood() {
      return status.endsWith("_COMPLETE")
          && !status.contains("ROLLBACK")
          && !status.startsWith("DELETE");
    }

    /** Statuses of a stack whose creation never succeeded; a deployment begins anew. */
    private static final Set<String> NEVER_CREATED =
        Set.of(
            "REVIEW_IN_PROGRESS",
            "ROLLBACK_COMPLETE",
            "ROLLBACK_FAILED",
            "CREATE_FAILED",
            "DELETE_COMPLETE");

    /** Whether there is something of it that a deployment would change. */
    public boolean wasCreated() {
      return !NEVER_CREATED.contains(status);
    }

    /** Whether it was deployed from this, and well. */
    public boolean isFrom(String source) {
      return isGood() && fingerprint().equals(source);
    }

    /** Whether CloudFormation is at work on it, so that nobody else can change it. */
    boolean isInProgress() {
      return status.endsWith("_IN_PROGRESS")
          && !status.equals("REVIEW_IN_PROGRESS"); // A change set that waits for somebody.
    }
  }

  /** The deployed stacks of a target. */
  public DeployedStacks(Target target) {
    this.target = target;
    this.cloudFormation = Aws.client(target, CloudFormationClient.builder());
    this.events = new StackEvents(cloudFormation);
    this.ssm = Aws.client(target, SsmClient.builder());
  }

  /**
   * Asks once in the background, while there is other work: the first question to an AWS client
   * takes most of a second, all later ones some milliseconds.
   */
  public static void askAhead(Target target) {
    Thread thread =
        new Thread(
            () -> {
              try {
                DeployedStacks stacks = new DeployedStacks(target);
                stacks.cloudFormation.describeStacks(); // Only the first page, of perhaps many.
                stacks.ssm.getParametersByPath(request -> request.path(target.path("")));
              } catch (SdkException | UserError e) {
                // Whoever really needs the answer will ask again and report it.
              }
            },
            "ask-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  /** Every stack of the account and region by its name. */
  public Map<String, Deployed> all() {
    Map<String, Deployed> stacks = new HashMap<>();
    for (Stack stack : cloudFormation.describeStacksPaginator().stacks()) {
      stacks.put(stack.stackName(), deployed(stack));
    }
    return stacks;
  }

  /**
   * One stack; empty if there is none.
   *
   * @throws CloudFormationException if it does not say
   */
  Optional<Deployed> one(String stackName) {
    try {
      return cloudFormation
          .describeStacks(request -> request.stackName(stackName))
          .stacks()
          .stream()
          .findFirst()
          .map(DeployedStacks::deployed);
    } catch (CloudFormationException e) {
      if (String.valueOf(e.getMessage()).contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Deployed deployed(Stack stack) {
    return new Deployed(
        stack.stackStatusAsString(),
        stack.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)),
        stack.driftInformation() != null
            && stack.driftInformation().stackDriftStatus() == StackDriftStatus.DRIFTED);
  }

  /** Every parameter that the target's stacks have published, by its path. */
  public Map<String, String> parameters() {
    return parameters(target.path(""));
  }

  /** Where a stack's parameters stand. */
  String path(StackId id) {
    return target.path(id + "/");
  }

  /** The parameters below a path that ends with a slash. */
  Map<String, String> parameters(String path) {
    Map<String, String> values = new HashMap<>();
    ssm.getParametersByPathPaginator(request -> request.path(path).recursive(true)).stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> values.put(parameter.name(), parameter.value()));
    return values;
  }

  /** The text of a stack's deployed template, as it was given. */
  public String template(String stackName) {
    return cloudFormation
        .getTemplate(request -> request.stackName(stackName).templateStage(TemplateStage.ORIGINAL))
        .templateBody();
  }

  /** The id of a stack's newest event; what a command does to the stack comes after it. */
  Optional<String> newestEvent(String stackName) {
    return events.newest(stackName);
  }

  /** Why the last operation on a stack failed: the first resource that did, and its reason. */
  Optional<String> failure(String stackName) {
    return events.failure(stackName, Optional.empty());
  }

  /**
   * A failed command's error: what CloudFormation says of what the command asked for, or else the
   * command itself, which may have failed before it could ask.
   *
   * @param before the stack's newest event when the command was started; empty if there was none
   */
  UserError failed(String stackName, Optional<String> before, Finished command) {
    return new UserError(
        "%s\n    Log: %s"
            .formatted(
                events
                    .failure(stackName, before)
                    .orElseGet(() -> command.relevant(DeployedStacks::matters).strip()),
                command.log()));
  }

  private static boolean matters(String line) {
    if (line.contains("Rule Annotation::")) {
      return false; // It only says that the error above was an error.
    }
    return line.contains("❌")
        || line.contains("rror")
        || line.startsWith("ERROR ")
        || line.contains("FAILED")
        || TransientFaults.isOne(line);
  }
}
