package dev.polystack.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.tools.NpmTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares templates as the CDK does: by its library {@code @aws-cdk/cloudformation-diff}, which
 * knows from AWS's specification of resources what makes CloudFormation replace one. Node runs it;
 * it loads for about a second and then answers at once.
 */
final class TemplateComparison implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Attributes of a resource that only concern the tools, or the order of their work. */
  private static final Set<String> ASIDE = Set.of("(Metadata)", "(DependsOn)");

  private final Process node;
  private final Writer questions;
  private final BufferedReader answers;
  private final Path log;

  /**
   * What differs between two templates.
   *
   * @param parts sections beside the resources, such as {@code outputs}
   */
  record Difference(List<ResourceChange> resources, List<String> parts) {}

  private TemplateComparison(Process node, Path log) {
    this.node = node;
    this.questions = node.outputWriter(StandardCharsets.UTF_8);
    this.answers = node.inputReader(StandardCharsets.UTF_8);
    this.log = log;
  }

  /** Installs the library, unless it stands, and starts it. */
  static TemplateComparison start(WorkFolder work) throws InterruptedException {
    var library = new NpmTool(work, "plan", "what compares templates");
    library.install();
    Path log = work.log("compare");
    try (InputStream script = TemplateComparison.class.getResourceAsStream("compare.cjs")) {
      Path copy = library.module("../compare.cjs").normalize();
      Files.write(copy, Objects.requireNonNull(script).readAllBytes());
      return new TemplateComparison(
          new ProcessBuilder("node", copy.toString()).redirectError(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Node to compare templates", e);
    }
  }

  /** What a deployment of one template over the other does. */
  Difference compare(JsonNode before, JsonNode after) {
    JsonNode answer = ask(before, after);
    List<ResourceChange> changes = new ArrayList<>();
    for (JsonNode resource : answer.path("resources")) {
      ResourceChange change = change(resource, before, after);
      if (change.action() != Action.UPDATE || !change.properties().isEmpty()) {
        changes.add(change);
      }
    }
    List<String> parts = new ArrayList<>();
    answer.path("sections").forEach(section -> parts.add(section.asText()));
    return new Difference(changes, parts);
  }

  private JsonNode ask(JsonNode before, JsonNode after) {
    try {
      var question = JSON.createObjectNode();
      question.set("before", before);
      question.set("after", after);
      questions.write(JSON.writeValueAsString(question) + "\n");
      questions.flush();
      String answer = answers.readLine();
      if (answer != null) {
        return JSON.readTree(answer);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    throw failure(null);
  }

  private UserError failure(@Nullable Throwable cause) {
    String message = "Templates could not be compared. Log: " + log;
    return cause == null ? new UserError(message) : new UserError(message, cause);
  }

  private static ResourceChange change(JsonNode resource, JsonNode before, JsonNode after) {
    String id = resource.path("id").asText();
    String type = resource.path("type").asText();
    Action action = Action.of(resource.path("impact").asText());
    List<PropertyChange> properties = new ArrayList<>();
    for (JsonNode property : resource.path("properties")) {
      String name = property.path("name").asText();
      if (!ASIDE.contains(name)) {
        properties.addAll(
            Leaves.of(
                name,
                property.path("before"),
                property.path("after"),
                property.path("impact").asText().endsWith("_REPLACE")));
      }
    }
    boolean holdsData = DataHolders.holdsData(type, resource.path("stateful").asBoolean());
    return new ResourceChange(
        id,
        type,
        action,
        holdsData
            && loses(action, before.at("/Resources").path(id), after.at("/Resources").path(id)),
        properties);
  }

  private static boolean loses(Action action, JsonNode before, JsonNode after) {
    return switch (action) {
      case DELETE -> !DataHolders.surviveDeletion(before);
      case REPLACE, MAY_REPLACE -> !DataHolders.surviveReplacement(after);
      case CREATE, UPDATE, RELEASE -> false;
    };
  }

  @Override
  public void close() {
    node.destroy();
  }
}
