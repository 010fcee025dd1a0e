package dev.polystack.shop.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import dev.polystack.shop.contracts.types.Violation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON text as this project reads and writes it, with limits against hostile input. */
final class Json {

  /**
   * 1 MiB. No more comes through a queue, and less, in bytes, through the bus.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Quotas
   *     of Amazon SQS</a>
   */
  static final int MAX_CHARACTERS = 1_048_576;

  /** No contract here nests deeper than a handful of levels. */
  static final int MAX_DEPTH = 32;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxDocumentLength(MAX_CHARACTERS)
                          .build())
                  .build())
          // Of java.time contracts know only this; the module for all of it takes time to load.
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, InstantSerializer.INSTANCE)
                  .addDeserializer(Instant.class, InstantDeserializer.INSTANT))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Everything is read into a tree first, where noticing them costs nothing.
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /**
   * Text that was read.
   *
   * @param tree missing if the text is not JSON or too large
   * @param violation why it is missing
   */
  record Reading(JsonNode tree, @Nullable Violation violation) {}

  static Reading read(String json) {
    if (json.length() > MAX_CHARACTERS) {
      return unreadable(
          "maxLength",
          "has %d characters, %d are the limit".formatted(json.length(), MAX_CHARACTERS));
    }
    try {
      JsonNode tree = MAPPER.readTree(json);
      return tree.isMissingNode() ? unreadable("json", "is empty") : new Reading(tree, null);
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the source, which may be confidential.
      String place =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      return unreadable("json", "is not JSON that can be read here" + place);
    }
  }

  /** Why a value that is valid by its schema cannot be held all the same. */
  static Violation unheld(JsonProcessingException e) {
    StringBuilder pointer = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference place : mapping.getPath()) {
        pointer
            .append('/')
            .append(place.getFieldName() == null ? place.getIndex() : place.getFieldName());
      }
    }
    return new Violation(pointer.toString(), "type", "is out of the range of its type");
  }

  private static Reading unreadable(String rule, String message) {
    return new Reading(MissingNode.getInstance(), new Violation("", rule, message));
  }
}
