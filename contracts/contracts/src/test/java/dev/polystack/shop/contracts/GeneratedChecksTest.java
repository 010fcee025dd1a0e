package dev.polystack.shop.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.polystack.shop.contracts.messages.MessageMetadata;
import dev.polystack.shop.contracts.types.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records and values refuse by themselves what their schema refuses, also when nobody validates:
 * each rule of each schema is broken once in its example.
 */
class GeneratedChecksTest {

  private static final Path MESSAGE = Path.of("messages/MessageMetadata.json");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** One rule of one schema, and a document that breaks nothing else. */
  record Broken(Path file, String rule, JsonNode document) {

    @Override
    public String toString() {
      return file + " " + rule;
    }
  }

  static List<Broken> broken() throws Exception {
    List<Broken> all = new ArrayList<>();
    for (Path file : GeneratedTypesTest.types()) {
      JsonNode schema = GeneratedTypesTest.schema(file);
      JsonNode example = schema.path("examples").path(0);
      breaking(schema, example).forEach(rule -> all.add(new Broken(file, rule.rule, rule.value)));
      schema
          .path("properties")
          .properties()
          .forEach(
              property ->
                  breaking(property.getValue(), NODES.nullNode())
                      .forEach(
                          rule -> {
                            ObjectNode document = example.deepCopy();
                            document.set(property.getKey(), rule.value);
                            all.add(
                                new Broken(
                                    file, "/" + property.getKey() + "/" + rule.rule, document));
                          }));
    }
    return all;
  }

  private record Breach(String rule, JsonNode value) {}

  /** A value for each rule of a schema that breaks it. */
  private static List<Breach> breaching(JsonNode schema) {
    List<Breach> breaches = new ArrayList<>();
    schema
        .properties()
        .forEach(
            keyword -> {
              JsonNode limit = keyword.getValue();
              switch (keyword.getKey()) {
                case "minimum" -> breaches.add(of("minimum", NODES.numberNode(limit.asLong() - 1)));
                case "maximum" -> breaches.add(of("maximum", NODES.numberNode(limit.asLong() + 1)));
                case "minLength" -> breaches.add(of("minLength", text(limit.asInt() - 1)));
                case "maxLength" -> breaches.add(of("maxLength", text(limit.asInt() + 1)));
                case "pattern" -> {
                  if (!schema.has("format")) { // An Instant has no offset that could be wrong.
                    breaches.add(of("pattern", TextNode.valueOf("\n")));
                  }
                }
                default -> {
                  if (limit.asText().equals("uri")) {
                    breaches.add(of("format", TextNode.valueOf("a/relative/one")));
                  }
                }
              }
            });
    return breaches;
  }

  private static List<Breach> breaking(JsonNode schema, JsonNode example) {
    if (!schema.path("type").asText().equals("array")) {
      return example.isObject() ? List.of() : breaching(schema);
    }
    List<Breach> breaches = new ArrayList<>();
    for (Breach breach : breaching(schema.path("items"))) {
      breaches.add(of("items/" + breach.rule, NODES.arrayNode().add(breach.value)));
    }
    return breaches;
  }

  private static Breach of(String rule, JsonNode value) {
    return new Breach(rule, value);
  }

  private static TextNode text(int length) {
    return TextNode.valueOf("x".repeat(length));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aRuleOfTheSchema_holdsForTheRecordToo(Broken broken) throws Exception {
    Class<?> type = GeneratedTypesTest.typeOf(broken.file);
    assertThat(Contracts.violations(schema(broken, type), broken.document.toString())).isNotEmpty();

    assertThatThrownBy(() -> Json.MAPPER.treeToValue(broken.document, type))
        .isInstanceOf(ValueInstantiationException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  private static Schema<?> schema(Broken broken, Class<?> type) {
    return new Schema<>("contracts/" + broken.file, type);
  }

  @Test
  void thereAreRules() throws Exception {
    assertThat(broken()).hasSizeGreaterThan(30);
  }

  /** Every list with a bound, with one item too few and one too many. */
  static Stream<Broken> lists() throws IOException {
    List<Broken> all = new ArrayList<>();
    for (Path file : GeneratedTypesTest.types()) {
      JsonNode schema = GeneratedTypesTest.schema(file);
      for (var property : schema.path("properties").properties()) {
        JsonNode list = schema.path("examples").path(0).path(property.getKey());
        for (String rule : List.of("minItems", "maxItems")) {
          if (property.getValue().has(rule) && list.isArray() && !list.isEmpty()) {
            int limit = property.getValue().path(rule).asInt();
            ObjectNode document = schema.path("examples").path(0).deepCopy();
            document.set(
                property.getKey(),
                repeated(list.get(0), limit + (rule.startsWith("min") ? -1 : 1)));
            all.add(new Broken(file, "/" + property.getKey() + "/" + rule, document));
          }
        }
      }
    }
    return all.stream();
  }

  private static ArrayNode repeated(JsonNode item, int times) {
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < times; i++) {
      list.add(item);
    }
    return list;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aBoundOfAList_holdsForTheRecordToo(Broken broken) throws Exception {
    aRuleOfTheSchema_holdsForTheRecordToo(broken);
  }

  @Test
  void aTime_isWrittenInUtc_howeverItWasRead() throws Exception {
    Class<MessageMetadata> type = MessageMetadata.class;
    String example = GeneratedTypesTest.schema(MESSAGE).path("examples").path(0).toString();
    String elsewhere = example.replace("09:30:01Z", "11:30:01+02:00");
    assertThat(elsewhere).isNotEqualTo(example);

    assertThat(Contracts.write(Json.MAPPER.readValue(elsewhere, type)))
        .contains("\"time\":\"2026-11-02T09:30:01Z\"");
  }

  @Test
  void aRefusal_namesTheComponentAndNeverTheValue() {
    assertThatThrownBy(() -> Constraints.length("name", "secret-4711", 1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name has 11 characters, has to be from 1 to 3");
    assertThatThrownBy(() -> Constraints.range("amount", 4711, Long.MIN_VALUE, 9))
        .hasMessage("amount is out of range, has to be at most 9");
    assertThatThrownBy(() -> Constraints.size("tags", List.of(), 1, Integer.MAX_VALUE))
        .hasMessage("tags has 0 items, has to be at least 1");
  }

  @Test
  void theEndOfAPattern_isTheEndOfTheText() {
    assertThat(Contracts.violations(Money.SCHEMA, "{\"amount\":1,\"currency\":\"EUR\\n\"}"))
        .hasSize(1);
    assertThatThrownBy(() -> new Money(1, "EUR\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lengths_countCodePointsAsTheValidatorDoes() {
    assertThatCode(() -> Constraints.length("name", "\uD83D\uDE00\uD83D\uDE00", 0, 2))
        .doesNotThrowAnyException();
  }
}
