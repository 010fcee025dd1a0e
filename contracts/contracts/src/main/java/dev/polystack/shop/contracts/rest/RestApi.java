package dev.polystack.shop.contracts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A REST API as its OpenAPI document says.
 *
 * @param name the service that offers it
 * @param operations what it can be asked to do
 * @param document the OpenAPI 3.1 document
 */
public record RestApi(String name, List<Operation> operations, String document) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  /** Copies the list. */
  public RestApi {
    operations = List.copyOf(operations);
  }

  /**
   * The current version of a service's API.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static RestApi load(String name) {
    String document = Resources.text("contracts/rest/%s/v1/openapi.json".formatted(name));
    List<Operation> operations = new ArrayList<>();
    Resources.json(document)
        .path("paths")
        .properties()
        .forEach(path -> addOperations(path.getKey(), path.getValue(), operations));
    return new RestApi(name, operations, document);
  }

  private static void addOperations(String path, JsonNode item, List<Operation> operations) {
    item.properties().stream()
        .filter(entry -> METHODS.contains(entry.getKey()))
        .forEach(
            entry -> {
              List<String> groups = new ArrayList<>();
              entry.getValue().path("x-groups").forEach(group -> groups.add(group.asText()));
              operations.add(
                  new Operation(
                      entry.getValue().path("operationId").asText(),
                      entry.getKey().toUpperCase(Locale.ROOT),
                      path,
                      groups));
            });
  }
}
