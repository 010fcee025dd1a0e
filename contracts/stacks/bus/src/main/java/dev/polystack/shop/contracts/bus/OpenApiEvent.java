package dev.polystack.shop.contracts.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.shop.contracts.Resources;
import dev.polystack.shop.contracts.events.EventMetadata;
import dev.polystack.shop.contracts.events.EventType;
import java.net.URI;
import java.util.Set;

/**
 * One event with EventBridge's frame around it as an OpenAPI 3.0 document, which is what the schema
 * registry understands: schemas of other files become components, and what OpenAPI 3.0 does not
 * know is left out.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3#schema-object">Schema object</a>
 */
final class OpenApiEvent {

  private static final Set<String> UNKNOWN_TO_OPENAPI = Set.of("$schema", "$id", "examples");

  private static final String FRAME =
      """
      {"type": "object",
       "required": ["version", "id", "source", "account", "time", "region", "resources",
         "detail-type", "detail"],
       "properties": {
         "version": {"type": "string"}, "id": {"type": "string"}, "source": {"type": "string"},
         "account": {"type": "string"}, "time": {"type": "string", "format": "date-time"},
         "region": {"type": "string"},
         "resources": {"type": "array", "items": {"type": "string"}},
         "detail-type": {"type": "string"},
         "detail": {"type": "object", "required": ["metadata", "data"], "properties": {}}}}""";

  private final ObjectNode components = JsonNodeFactory.instance.objectNode();

  private OpenApiEvent() {}

  static String of(EventType<?> event) {
    return new OpenApiEvent().document(event).toString();
  }

  private ObjectNode document(EventType<?> event) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
    document.putObject("info").put("title", event.name()).put("version", event.version());
    document.putObject("paths");
    document.putObject("components").set("schemas", components);
    ObjectNode frame = (ObjectNode) Resources.json(FRAME);
    frame.put("x-amazon-events-source", event.source());
    frame.put("x-amazon-events-detail-type", event.detailType());
    components.set("AWSEvent", frame);
    ObjectNode detail = (ObjectNode) frame.at("/properties/detail/properties");
    detail.set("metadata", component(EventMetadata.SCHEMA.resource()));
    detail.set("data", component(event.schema().resource()));
    return document;
  }

  /** Adds a file's schema to the components, and those it refers to; a reference to it. */
  private ObjectNode component(String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1).replace(".json", "");
    if (!components.has(name)) {
      components.putNull(name); // Keeps its place, and the order that of reading.
      components.set(name, plain(Resources.json(Resources.text(resource)), resource));
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private JsonNode plain(JsonNode schema, String resource) {
    if (schema.has("$ref")) { // What stands beside a reference does not count in OpenAPI 3.0.
      return component(URI.create(resource).resolve(schema.path("$ref").asText()).toString());
    }
    if (schema instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> copy.add(plain(each, resource)));
      return copy;
    }
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    schema
        .fields()
        .forEachRemaining(
            field -> {
              if (!UNKNOWN_TO_OPENAPI.contains(field.getKey())) {
                copy.set(field.getKey(), plain(field.getValue(), resource));
              }
            });
    return copy;
  }
}
