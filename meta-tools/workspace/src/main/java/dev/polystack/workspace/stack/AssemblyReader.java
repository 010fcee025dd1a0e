package dev.polystack.workspace.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what the stack kit, or an app without it, wrote. Fields it does not know are left alone.
 */
final class AssemblyReader {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AssemblyReader() {}

  static Assembly read(Path folder) {
    Path file = folder.resolve(Assembly.FILE);
    if (!Files.exists(file)) {
      throw new AssemblyException(
          "there is no %s in %s: synthesize the service with an app made by the stack kit, or have its app write one"
              .formatted(Assembly.FILE, folder));
    }
    var mistakes = new ArrayList<String>();
    var fields = RecordFields.of(json(file), mistakes);
    var stacks = fields.list("stacks", AssemblyReader::stack);
    String project = fields.text("project");
    String service = fields.text("service");
    String environment = fields.text("environment");
    boolean production = fields.flag("production");
    if (!mistakes.isEmpty()) {
      throw new AssemblyException(
          "%s cannot be understood:\n  %s\nCorrect the app that writes it (what it has to say is in docs/other-apps.md of meta-tools); one that is made with the kit is synthesized again."
              .formatted(file, String.join("\n  ", mistakes)));
    }
    return new Assembly(
        folder, project, service, environment, production, stacks, references(folder, stacks));
  }

  private static StackRecord stack(RecordFields stack) {
    return new StackRecord(
        stack.text("name"),
        stack.text("stackName"),
        stack.text("template"),
        stack.optionalFlag("mock"),
        stack.optionalText("folder"),
        stack.optionalText("description"),
        stack.optionalList(
            "publishes",
            parameter ->
                new StackRecord.Published(
                    parameter.text("name"),
                    parameter.constant("visibility", StackRecord.Visibility.values()))),
        stack.optionalList(
            "consumes", parameter -> new StackRecord.Consumed(parameter.text("name"))),
        stack.optionalList(
            "functions",
            function ->
                new StackRecord.Function(function.text("id"), function.text("functionName"))),
        stack.optionalList(
            "code", code -> new StackRecord.Code(code.text("folder"), code.text("asset"))));
  }

  private static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (JacksonException e) {
      throw new AssemblyException(
          "%s is no JSON: %s. Synthesize the service again.".formatted(file, where(e)));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static Map<String, Set<String>> references(Path folder, List<StackRecord> stacks) {
    var manifest = CloudManifest.read(folder);
    var references = new LinkedHashMap<String, Set<String>>();
    for (var stack : stacks) {
      var templates = manifest.references(stack);
      references.put(
          stack.name(),
          stacks.stream()
              .filter(other -> templates.contains(other.template()))
              .map(StackRecord::name)
              .collect(Collectors.toUnmodifiableSet()));
    }
    return references;
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null
        ? e.getOriginalMessage()
        : "line %d, column %d: %s"
            .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage());
  }
}
