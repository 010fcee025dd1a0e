package dev.polystack.shop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.messages.MessageType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema has its Java type, and the two say the same. */
class GeneratedTypesTest {

  private static final Path ROOT = Path.of("src/main/resources/contracts");

  static List<Path> types() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(ROOT::relativize)
          .filter(file -> file.getFileName().toString().matches("[A-Z].*\\.json"))
          .toList();
    }
  }

  @Test
  void thereAreTypes() throws IOException {
    assertThat(types()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeHasWhatItsSchemaHas(Path file) throws Exception {
    JsonNode schema = schema(file);
    Class<?> type = typeOf(file);
    if (schema.has("enum")) {
      List<String> constants = new ArrayList<>(texts(schema.path("enum")));
      constants.add("UNKNOWN");
      assertThat(type.getEnumConstants()).extracting(Object::toString).isEqualTo(constants);
    } else if (schema.has("properties")) {
      List<String> required = texts(schema.path("required"));
      List<String> names = new ArrayList<>();
      schema.path("properties").fieldNames().forEachRemaining(names::add);
      assertThat(type.getRecordComponents()).extracting(RecordComponent::getName).isEqualTo(names);
      assertThat(Arrays.stream(type.getRecordComponents()).filter(GeneratedTypesTest::isOptional))
          .extracting(RecordComponent::getName)
          .allSatisfy(name -> assertThat(required).doesNotContain(name));
      assertThat(required)
          .allSatisfy(name -> assertThat(isOptional(component(type, name))).isFalse());
    } else {
      assertThat(type.getRecordComponents())
          .extracting(RecordComponent::getName)
          .containsExactly("value");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void anExampleSurvivesTheWayThroughItsType(Path file) throws Exception {
    Class<?> type = typeOf(file);
    for (JsonNode example : schema(file).path("examples")) {
      JsonNode again = Resources.json(Contracts.write(Json.MAPPER.treeToValue(example, type)));
      example
          .properties()
          .forEach(
              field ->
                  assertThat(again.get(field.getKey()))
                      .as("%s of %s", field.getKey(), file)
                      .isEqualTo(field.getValue()));
      assertThat(Contracts.violations(new Schema<>("contracts/" + file, type), again.toString()))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void anEventIsNamedAfterItsFile(Path file) throws Exception {
    if (file.getNameCount() == 4 && file.startsWith("events")) {
      EventType<?> event = (EventType<?>) typeOf(file).getField("TYPE").get(null);

      assertThat(event.source()).isEqualTo(file.getName(1).toString());
      assertThat(event.detailType() + ".json")
          .isEqualTo(
              file.getFileName().toString().replace(".json", "." + file.getName(2) + ".json"));
      assertThat(event.schema().resource()).isEqualTo("contracts/" + file);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsToldKnowsItsIdempotencyKey(Path file) throws Exception {
    JsonNode schema = schema(file);
    for (JsonNode example : schema.path("examples")) {
      if (schema.has("x-idempotency-key")) {
        Class<?> type = typeOf(file);
        Object told = Json.MAPPER.treeToValue(example, type);

        assertThat(type.getMethod("idempotencyKey").invoke(told))
            .isEqualTo(
                texts(schema.path("x-idempotency-key")).stream()
                    .map(name -> example.path(name).asText())
                    .collect(Collectors.joining("/")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void aMessageIsNamedAfterItsFile(Path file) throws Exception {
    if (file.getNameCount() == 4 && file.startsWith("messages")) {
      MessageType<?> message = (MessageType<?>) typeOf(file).getField("TYPE").get(null);

      assertThat(message.receiver()).isEqualTo(file.getName(1).toString());
      assertThat(message.fullName() + ".json")
          .isEqualTo(
              file.getFileName().toString().replace(".json", "." + file.getName(2) + ".json"));
      assertThat(message.schema().resource()).isEqualTo("contracts/" + file);
    }
  }

  static JsonNode schema(Path file) throws IOException {
    return Resources.json(Files.readString(ROOT.resolve(file)));
  }

  static Class<?> typeOf(Path file) throws ClassNotFoundException {
    return Class.forName(
        "dev.polystack.shop.contracts." + file.toString().replace(".json", "").replace('/', '.'));
  }

  private static RecordComponent component(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
