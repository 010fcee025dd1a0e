package dev.polystack.engine.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.UserError;
import dev.polystack.engine.output.Written;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a deployment would do.
 *
 * @param project the project
 * @param environment where to
 * @param production whether that environment is production
 * @param stacks in the order of their deployment; then those that no code describes any more
 * @param refusals why the deployment would be refused, in its own words; empty if it would not
 */
public record Plan(
    String project,
    String environment,
    boolean production,
    List<StackPlan> stacks,
    List<String> refusals) {

  private static final int FORMAT = 2;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private record Content(
      @JsonProperty(required = true) int format,
      @JsonProperty(required = true) boolean changes,
      @JsonProperty(required = true) boolean dataLoss,
      @JsonProperty(required = true) Plan plan) {}

  /** Copies the lists. */
  public Plan {
    stacks = List.copyOf(stacks);
    refusals = List.copyOf(refusals);
  }

  /** Whether a deployment would do anything. */
  @JsonIgnore
  public boolean hasChanges() {
    return stacks.stream().anyMatch(StackPlan::isDeployed);
  }

  /** Whether a deployment would lose data. */
  @JsonIgnore
  public boolean losesData() {
    return stacks.stream().anyMatch(stack -> !stack.losses().isEmpty());
  }

  /** The stacks that a deployment would do something with, in its order. */
  @JsonIgnore
  public List<StackId> deployed() {
    return stacks.stream().filter(StackPlan::isDeployed).map(StackPlan::id).toList();
  }

  /** The plan as JSON, with {@code changes} and {@code dataLoss} in front for machines. */
  public String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(new Content(FORMAT, hasChanges(), losesData(), this))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan can always be written", e);
    }
  }

  /**
   * Writes the plan to a file.
   *
   * @throws UserError if that is not possible
   */
  public void write(Path file) {
    Written.to(file, json());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UserError if there is no plan, or none of this version
   */
  public static Plan read(Path file) {
    try {
      Content content = JSON.readValue(Files.readString(file), Content.class);
      if (content.format() != FORMAT) {
        throw new UserError("%s was made by another version of meta: plan again.".formatted(file));
      }
      return content.plan();
    } catch (NoSuchFileException e) {
      throw new UserError(
          "There is no plan %s: make one with `meta plan -o %s`.".formatted(file, file), e);
    } catch (IOException e) {
      throw new UserError(
          "%s is no plan: make one with `meta plan -o %s`. (%s)"
              .formatted(file, file, e.getMessage()),
          e);
    }
  }
}
