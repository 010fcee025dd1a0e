package dev.polystack.engine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/**
 * What is deployed, as far as a plan has to know.
 *
 * @param stacks by their names
 * @param parameters what is published, by its path
 * @param templates the deployed template of a stack, by the stack's name
 */
record CloudState(
    Map<String, DeployedStack> stacks,
    Map<String, String> parameters,
    UnaryOperator<String> templates) {

  private static final ObjectMapper YAML = new YAMLMapper(); // of which JSON is a part

  /**
   * A stack that is deployed.
   *
   * @param id CloudFormation's; another one after it was deleted and created again
   * @param status such as {@code UPDATE_COMPLETE}
   * @param changed when it was last deployed
   * @param values those that it was deployed with, by the parameter's name in the template, as far
   *     as CloudFormation tells them
   */
  record DeployedStack(
      String id,
      String status,
      Instant changed,
      Map<String, String> tags,
      Map<String, String> values) {

    /** Statuses of a stack whose creation never succeeded; a deployment begins anew. */
    private static final Set<String> NEVER_CREATED =
        Set.of("REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED");

    boolean wasCreated() {
      return !NEVER_CREATED.contains(status) && !status.equals("DELETE_COMPLETE");
    }

    /** Whether it was deployed from this, and well. */
    boolean isFrom(String fingerprint) {
      return new DeployedStacks.Deployed(status, tags, false).isFrom(fingerprint);
    }

    /** Changes whenever anybody deploys the stack. */
    String fingerprint() {
      return Fingerprint.builder()
          .add("id", id)
          .add("status", status)
          .add("changed", changed.toString())
          .add("from", source())
          .build()
          .value();
    }

    private String source() {
      return tags.getOrDefault(DeployedStacks.FINGERPRINT, "");
    }
  }

  /** Asks CloudFormation and the Parameter Store. */
  static CloudState of(Target target) {
    CloudFormationClient client = Aws.client(target, CloudFormationClient.builder());
    Map<String, DeployedStack> stacks = new TreeMap<>();
    client
        .describeStacksPaginator()
        .stacks()
        .forEach(stack -> stacks.put(stack.stackName(), deployed(stack)));
    return new CloudState(
        stacks,
        new DeployedStacks(target).parameters(),
        name ->
            client
                .getTemplate(
                    request -> request.stackName(name).templateStage(TemplateStage.ORIGINAL))
                .templateBody());
  }

  /** The tags of a deployed stack; none if there is none. */
  Map<String, String> tags(String stackName) {
    DeployedStack stack = stacks.get(stackName);
    return stack == null ? Map.of() : stack.tags();
  }

  /**
   * The deployed template of a stack.
   *
   * @throws UserError if it cannot be understood
   */
  JsonNode template(String stackName) {
    try {
      return YAML.readTree(templates.apply(stackName));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The deployed template of %s cannot be understood: %s"
              .formatted(stackName, e.getOriginalMessage()),
          e);
    }
  }

  private static DeployedStack deployed(Stack stack) {
    Map<String, String> tags = new HashMap<>();
    stack.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    Map<String, String> values = new HashMap<>();
    stack.parameters().stream()
        .filter(parameter -> parameter.resolvedValue() != null)
        .forEach(parameter -> values.put(parameter.parameterKey(), parameter.resolvedValue()));
    return new DeployedStack(
        stack.stackId(),
        stack.stackStatusAsString(),
        Objects.requireNonNullElse(stack.lastUpdatedTime(), stack.creationTime()),
        tags,
        values);
  }
}
