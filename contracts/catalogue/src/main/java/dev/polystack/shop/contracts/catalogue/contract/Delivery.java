package dev.polystack.shop.contracts.catalogue.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;

/** An example as it arrives: the frame of the bus or of a queue around it. */
final class Delivery {

  private static final Path EVENT_METADATA = Path.of("events", "EventMetadata.json");
  private static final Path MESSAGE_METADATA = Path.of("messages", "MessageMetadata.json");

  private Delivery() {}

  static JsonNode ofEvent(
      String owner, String name, String version, JsonNode data, Map<Path, JsonNode> files) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source", owner).put("detail-type", name);
    ObjectNode detail = event.putObject("detail");
    ObjectNode metadata = metadata(EVENT_METADATA, version, files);
    detail.set("metadata", metadata.isEmpty() ? metadata : metadata.put("producer", owner));
    detail.set("data", data);
    return event;
  }

  static JsonNode ofMessage(String name, String version, JsonNode data, Map<Path, JsonNode> files) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("type", name);
    message.set("metadata", metadata(MESSAGE_METADATA, version, files));
    message.set("data", data);
    return message;
  }

  private static ObjectNode metadata(Path file, String version, Map<Path, JsonNode> files) {
    JsonNode schema = files.get(file);
    return schema != null && schema.at("/examples/0") instanceof ObjectNode example
        ? example.deepCopy().put("schemaVersion", version)
        : JsonNodeFactory.instance.objectNode();
  }
}
