package dev.polystack.workspace.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The CDK's own record of an assembly, {@value #FILE}: how its stacks are deployed, and which of
 * them refer to each other directly.
 */
final class CloudManifest {

  static final String FILE = "manifest.json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * What was read of a folder, for as long as the file's content is the same: every stack asks, and
   * the file of a service with many stacks is large.
   */
  private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

  private record Known(ByteBuffer content, CloudManifest manifest) {}

  /** Of each stack what stands in it but its metadata, which are most of the file. */
  private final Map<String, JsonNode> stacks = new LinkedHashMap<>();

  private final String version;

  private CloudManifest(JsonNode manifest) {
    version = manifest.path("version").asText();
    for (var artifact : manifest.path("artifacts").properties()) {
      if (artifact.getValue().path("type").asText().equals("aws:cloudformation:stack")) {
        stacks.put(
            artifact.getKey(), ((ObjectNode) artifact.getValue()).without(List.of("metadata")));
      }
    }
  }

  static CloudManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    ByteBuffer content = ByteBuffer.wrap(bytes(file));
    Known known = KNOWN.get(file);
    if (known == null || !known.content().equals(content)) {
      known = new Known(content, new CloudManifest(json(file, content.array())));
      KNOWN.put(file, known);
    }
    return known.manifest();
  }

  /**
   * Reads a file that the synthesis wrote.
   *
   * @throws AssemblyException if it is missing or no JSON
   */
  static JsonNode json(Path file) {
    return json(file, bytes(file));
  }

  private static JsonNode json(Path file, byte[] content) {
    try {
      return MAPPER.readTree(content);
    } catch (JacksonException e) {
      throw new AssemblyException(
          "%s is no JSON: synthesize the service again (%s)"
              .formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /**
   * Reads a file that the synthesis wrote.
   *
   * @throws AssemblyException if it is missing
   */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new AssemblyException("%s is missing: synthesize the service again".formatted(file));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /** Of the assembly's format, which rises with the library that wrote it. */
  String version() {
    return version;
  }

  /** Tags, roles and whatever else of a stack's deployment does not stand in its template. */
  String properties(StackRecord stack) {
    return artifact(stack.template()).map(a -> a.path("properties").toString()).orElse("");
  }

  /** A stack's own tags, as those that the stack kit gives it. */
  Map<String, String> tags(StackRecord stack) {
    var tags = new LinkedHashMap<String, String>();
    artifact(stack.template())
        .ifPresent(
            a ->
                a.path("properties")
                    .path("tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText())));
    return tags;
  }

  /** The templates of the stacks that this one refers to without a parameter. */
  Set<String> references(StackRecord stack) {
    var templates = new LinkedHashSet<String>();
    var artifact = artifact(stack.template());
    if (artifact.isPresent()) {
      for (JsonNode dependency : artifact.get().path("dependencies")) {
        Optional.ofNullable(stacks.get(dependency.asText()))
            .ifPresent(referred -> templates.add(template(referred)));
      }
    }
    return templates;
  }

  private Optional<JsonNode> artifact(String template) {
    return stacks.values().stream().filter(a -> template(a).equals(template)).findFirst();
  }

  private static String template(JsonNode artifact) {
    return artifact.path("properties").path("templateFile").asText();
  }
}
