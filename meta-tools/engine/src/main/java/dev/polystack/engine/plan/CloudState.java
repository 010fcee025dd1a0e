package dev.polystack.engine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Before;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.inventory.DeployedTemplate;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

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

    boolean wasCreated() {
      return deployed().wasCreated();
    }

    /** Whether it was deployed from this, and well. */
    boolean isFrom(String fingerprint) {
      return deployed().isFrom(fingerprint);
    }

    Deployed deployed() {
      return new Deployed(status, tags, false);
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
    DeployedStacks deployed = new DeployedStacks(target);
    Map<String, String> templates = new ConcurrentHashMap<>();
    return new CloudState(
        stacks, deployed.parameters(), name -> templates.computeIfAbsent(name, deployed::template));
  }

  /** As a deployment looks at it. */
  Before before() {
    Map<String, Deployed> deployed = new HashMap<>();
    stacks.forEach((name, stack) -> deployed.put(name, stack.deployed()));
    return new Before(deployed, parameters, templates);
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
      return DeployedTemplate.tree(templates.apply(stackName));
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
