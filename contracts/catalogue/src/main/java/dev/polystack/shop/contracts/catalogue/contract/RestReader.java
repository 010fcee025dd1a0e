package dev.polystack.shop.contracts.catalogue.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.catalogue.contract.RestContract.Answer;
import dev.polystack.shop.contracts.catalogue.contract.RestContract.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads OpenAPI documents for people. */
final class RestReader {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  private final SchemaReader schemas;
  private final Path file;
  private final JsonNode document;

  RestReader(SchemaReader schemas, Path file, JsonNode document) {
    this.schemas = schemas;
    this.file = file;
    this.document = document;
  }

  RestContract read() {
    JsonNode info = document.path("info");
    String service = String.valueOf(file.getName(1));
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(each -> METHODS.contains(each.getKey()))
                    .forEach(
                        each ->
                            operations.add(
                                operation(
                                    each.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    path.getValue(),
                                    each.getValue()))));
    return new RestContract(
        file,
        service + " REST v" + String.valueOf(file.getName(2)).substring(1),
        info.path("x-owner").asText(service),
        info.path("description").asText(),
        info.path("version").asText(),
        document.path("deprecated").asBoolean(),
        operations);
  }

  private Operation operation(String method, String path, JsonNode item, JsonNode operation) {
    List<Field> parameters =
        Stream.concat(
                SchemaReader.list(item.path("parameters")).stream(),
                SchemaReader.list(operation.path("parameters")).stream())
            .map(this::resolved)
            .map(each -> schemas.parameter(file, each, resolved(each.path("schema"))))
            .toList();
    List<Answer> answers =
        operation.path("responses").properties().stream()
            .map(
                each -> {
                  JsonNode answer = resolved(each.getValue());
                  return new Answer(
                      each.getKey(), answer.path("description").asText(), body(answer));
                })
            .toList();
    return new Operation(
        operation.path("operationId").asText(),
        method,
        path,
        operation.path("summary").asText(),
        SchemaReader.texts(operation.path("x-groups")),
        SchemaReader.texts(operation.path("x-causes")),
        parameters,
        body(resolved(operation.path("requestBody"))),
        answers);
  }

  private Optional<Path> body(JsonNode holder) {
    return holder.path("content").properties().stream()
        .map(content -> SchemaReader.target(file, resolved(content.getValue().path("schema"))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }
}
