package dev.polystack.engine.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A message in a dead-letter queue, as it was received. */
public record DeadLetter(Message message) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** SQS's id, which a message keeps when SQS itself moves it here. */
  public String id() {
    return message.messageId();
  }

  /** When it was sent: to the queue before this one, if SQS moved it here. */
  public Instant sent() {
    return Instant.ofEpochMilli(
        system(MessageSystemAttributeName.SENT_TIMESTAMP).map(Long::parseLong).orElse(0L));
  }

  /** How often it was received, here and in the queue before. */
  public int receives() {
    return system(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The ARN of the queue that SQS moved it from, if SQS did. */
  public Optional<String> movedFrom() {
    return system(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
  }

  /** What it carries beside its body, as text. */
  public Map<String, String> attributes() {
    Map<String, String> texts = new TreeMap<>();
    message.messageAttributes().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  /** The request that it belongs to, if an attribute or the event in its body tells. */
  public Optional<String> correlationId() {
    return Stream.concat(
            Stream.ofNullable(attributes().get("correlationId")),
            Stream.of("/detail/metadata/correlationId", "/metadata/correlationId", "/correlationId")
                .map(json()::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText))
        .findFirst();
  }

  /** The event in its body, if it holds one, by the event's own id. */
  public Optional<String> eventId() {
    return Optional.of(json().at("/detail/metadata/eventId"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  /** Its body; a missing node if that is no JSON. */
  public JsonNode json() {
    try {
      return Optional.<JsonNode>ofNullable(JSON.readTree(message.body()))
          .orElseGet(JSON::missingNode);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  Optional<String> system(MessageSystemAttributeName name) {
    return Optional.ofNullable(message.attributes().get(name));
  }

  private static String text(MessageAttributeValue value) {
    return value.stringValue() != null
        ? value.stringValue()
        : value.binaryValue() != null ? value.binaryValue().asByteArray().length + " bytes" : "";
  }
}
