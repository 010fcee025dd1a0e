package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that an OpenAPI document names its owner, its operations, who may call them, and schemas.
 */
final class OpenApiCheck {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  /** What every OpenAPI document is called. */
  static final String FILE = "openapi.json";

  private static final String SCHEMAS = "/components/schemas/";

  private final ContractFiles files;
  private final Path file;
  private final JsonNode document;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<String, String> operations = new HashMap<>();

  private OpenApiCheck(ContractFiles files, Path file, JsonNode document) {
    this.files = files;
    this.file = file;
    this.document = document;
  }

  /** Everything that is wrong with the OpenAPI documents. */
  static List<Mistake> mistakes(ContractFiles files) {
    List<Mistake> mistakes = new ArrayList<>();
    files
        .json()
        .forEach(
            (file, document) -> {
              if (file.endsWith(FILE)) {
                mistakes.addAll(new OpenApiCheck(files, file, document).all());
              }
            });
    return mistakes;
  }

  private List<Mistake> all() {
    if (!document.path("openapi").asText().startsWith("3.1.")) {
      add(
          Fault.WRONG_NAME,
          "/openapi",
          "is '%s', has to be 3.1.<patch>".formatted(document.path("openapi").asText()));
    }
    for (String key : List.of("title", "description", "version")) {
      if (document.path("info").path(key).asText().isBlank()) {
        add(Fault.MISSING, "/info/" + key, "is missing: say it to who has to call this");
      }
    }
    String major = String.valueOf(file.getName(2)).replace("v", "");
    String version = document.path("info").path("version").asText();
    if (!version.isBlank() && !version.matches(major + "\\.[0-9]+\\.[0-9]+")) {
      add(
          Fault.WRONG_NAME,
          "/info/version",
          "is '%s', has to be %s.<minor>.<patch>".formatted(version, major));
    }
    String owner = document.path("info").path("x-owner").asText();
    if (owner.isBlank()) {
      add(Fault.WRONG_OWNER, "/info/x-owner", "is missing: name the service that answers");
    } else if (!services().contains(owner)) {
      add(
          Fault.WRONG_OWNER,
          "/info/x-owner",
          "is '%s', has to be one of %s".formatted(owner, services()));
    }
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(each -> METHODS.contains(each.getKey()))
                    .forEach(
                        each ->
                            operation(
                                "/paths/%s/%s".formatted(escaped(path.getKey()), each.getKey()),
                                each.getValue())));
    components();
    references("", document);
    InlineSchemaCheck.check(files, file, document, mistakes);
    return mistakes;
  }

  /** A schema is said in its own file alone; the document's components are those files. */
  private void components() {
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            each -> {
              String reference = each.getValue().path("$ref").asText();
              if (!("/" + reference).endsWith("/" + each.getKey() + ".json")) {
                add(
                    Fault.WRONG_NAME,
                    SCHEMAS + escaped(each.getKey()),
                    "has to be a $ref to a file of this name, %s.json".formatted(each.getKey()));
              }
            });
  }

  /** Whoever has a folder of events, messages or GraphQL, and whom the API is called after. */
  private Set<String> services() {
    Set<String> services = new TreeSet<>();
    services.add(String.valueOf(file.getName(1)));
    files.json().keySet().forEach(each -> Kind.of(each).ifPresent(p -> services.add(p.service())));
    files.sdl().keySet().forEach(each -> services.add(String.valueOf(each.getName(1))));
    return services;
  }

  private void operation(String pointer, JsonNode operation) {
    String id = operation.path("operationId").asText();
    String first = operations.putIfAbsent(id, pointer);
    if (id.isBlank()) {
      add(Fault.MISSING, pointer + "/operationId", "is missing: generated clients call it so");
    } else if (first != null) {
      add(Fault.DUPLICATE_NAME, pointer + "/operationId", "is that of %s too".formatted(first));
    }
    if (operation.path("summary").asText().isBlank()) {
      add(Fault.MISSING, pointer + "/summary", "is missing: say what it does");
    }
    new GroupsCheck(file, document, mistakes).operation(pointer, operation);
    EventNames.of(files)
        .requireAll(file, pointer + "/x-causes", operation.path("x-causes"), mistakes);
  }

  private void references(String pointer, JsonNode node) {
    if (node.path("$ref").isTextual()) {
      reference(pointer + "/$ref", node.path("$ref").asText());
    }
    node.properties()
        .forEach(each -> references(pointer + "/" + escaped(each.getKey()), each.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      references(pointer + "/" + i, node.get(i));
    }
  }

  private void reference(String pointer, String reference) {
    boolean leadsSomewhere =
        reference.startsWith("#")
            ? !document.at(reference.substring(1)).isMissingNode()
            : files.json().containsKey(file.resolveSibling(reference).normalize());
    if (!leadsSomewhere) {
      add(
          Fault.DANGLING_REFERENCE,
          pointer,
          "leads to %s, which does not exist".formatted(reference));
    } else if (!reference.startsWith("#") && !pointer.startsWith(SCHEMAS)) {
      add(
          Fault.WRONG_NAME,
          pointer,
          "leads to a file: make %s one of the components, and refer to #%s<its name>"
              .formatted(reference, SCHEMAS));
    }
  }

  /** A name in a JSON pointer (RFC 6901). */
  static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private void add(Fault fault, String pointer, String message) {
    mistakes.add(new Mistake(fault, file, pointer, message));
  }
}
