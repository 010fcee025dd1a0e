package dev.polystack.shop.contracts.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Parsed;
import dev.polystack.shop.contracts.Schema;
import dev.polystack.shop.contracts.types.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the bodies of an exposed queue's messages. Whoever may send to the queue may send anything,
 * so this is where a message is checked.
 */
public final class MessageReader {

  private static final Schema<JsonNode> FRAME =
      new Schema<>("contracts/messages/queue-message.json", JsonNode.class);

  private final Map<String, MessageType<?>> types = new TreeMap<>();

  private MessageReader(List<MessageType<?>> types) {
    types.forEach(type -> this.types.put(type.fullName(), type));
  }

  /** A reader for a queue that takes these messages. */
  public static MessageReader of(MessageType<?>... types) {
    return new MessageReader(List.of(types));
  }

  /** Reads one message's body, with {@code type}, {@code metadata} and {@code data}. */
  public ReceivedMessage read(String json) {
    Parsed<JsonNode> parsed = Contracts.parse(FRAME, json);
    if (parsed instanceof Parsed.Rejected<JsonNode> rejected) {
      return new ReceivedMessage.Invalid(rejected.violations());
    }
    JsonNode message = ((Parsed.Accepted<JsonNode>) parsed).value();
    String name = message.path("type").asText();
    MessageType<?> type = types.get(name);
    return type == null
        ? new ReceivedMessage.UnknownType(name, List.copyOf(types.keySet()))
        : read(type, message);
  }

  private static <T> ReceivedMessage read(MessageType<T> type, JsonNode message) {
    Parsed<MessageMetadata> metadata =
        Contracts.parse(MessageMetadata.SCHEMA, message.path("metadata"));
    Parsed<T> data = Contracts.parse(type.schema(), message.path("data"));
    if (metadata instanceof Parsed.Accepted<MessageMetadata> goodMetadata
        && data instanceof Parsed.Accepted<T> goodData) {
      return new ReceivedMessage.Valid(new Message<>(type, goodMetadata.value(), goodData.value()));
    }
    List<Violation> violations = new ArrayList<>();
    violations.addAll(metadata.violationsBelow("/metadata"));
    violations.addAll(data.violationsBelow("/data"));
    return new ReceivedMessage.Invalid(violations);
  }
}
