package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of each kind of contract something goes: at once it is refused, after a warning it may. */
class RetiringTest {

  private static final String EVENT = "events/shop/v1/Opened.json";
  private static final String API = "rest/shop/v1/openapi.json";
  private static final String SDL = "graphql/shop/shop.graphqls";
  private static final String DEPRECATED = "\"deprecated\": true, ";

  @TempDir private Path folder;

  @Test
  void anEvent_mayGoAfterItWasDeprecated() throws IOException {
    String event = "{\"type\": \"object\", \"properties\": {\"at\": {\"type\": \"string\"}}}";
    retire(
        EVENT,
        event,
        event.replace("\"type\": \"object\"", DEPRECATED + "\"type\": \"object\""),
        "");
  }

  @Test
  void anOperation_mayGoAfterItWasDeprecated() throws IOException {
    retire(API, api("", ""), api("", DEPRECATED), api("", "").replace("\"delete\"", "\"x-gone\""));
  }

  @Test
  void aRestApi_mayGoAfterAllItsOperationsWereDeprecated() throws IOException {
    release(API, api("", ""), "1.0.0");
    release(API, api("", DEPRECATED), "1.1.0");
    write(API, "");
    assertThatThrownBy(this::gate).hasMessageContaining("the contract was removed");

    write(API, api(DEPRECATED, DEPRECATED));
    release("1.2.0");
    write(API, "");
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // a field, an argument, a constant, an input's field
        "size: Int|size: Int @deprecated|``",
        "far: Int|far: Int @deprecated(reason: \"All are.\")|``",
        "SIDE|SIDE @deprecated|``",
        "exact: Boolean|exact: Boolean @deprecated|``",
        // a type that nothing leads to any more, and what only it led to
        "lock: Lock|lock: Lock @deprecated|`~type Lock { key: Key! } type Key { teeth: Int! next: Key }`",
        "problems: [Problem!]!|problems: [Problem!]! @deprecated|`~interface Problem { message: String! } type Shut implements Problem { message: String! }`",
      })
  void partOfAGraphqlApi_mayGoAfterItWasDeprecated(String old, String deprecated, String gone)
      throws IOException {
    String schema =
        """
        type Query { door(id: ID!, far: Int): Door! find(how: How): [Door!]! problems: [Problem!]! }
        type Door { name: String! size: Int lock: Lock kind: Kind! }
        enum Kind { FRONT BACK SIDE }
        input How { text: String! exact: Boolean }
        type Lock { key: Key! } type Key { teeth: Int! next: Key }
        interface Problem { message: String! } type Shut implements Problem { message: String! }
        """;
    assertThat(schema).contains(old);
    String without = schema.replace(old, "").replace(", )", ")");
    retire(
        SDL,
        schema,
        schema.replace(old, deprecated),
        gone.isEmpty() ? without : without.replace(gone.substring(1), ""));
  }

  @Test
  void aGraphqlType_mayNotGoWhileSomethingLeadsToIt() throws IOException {
    String schema = "type Query { a: Lock %s b: Lock } type Lock { key: Int! }";
    release(SDL, schema.formatted("@deprecated"), "1.0.0");
    write(SDL, "type Query { b: Int }");

    assertThatThrownBy(this::gate)
        .hasMessageContaining("graphql/shop Query.b")
        .hasMessageContaining("graphql/shop Lock")
        .message()
        .doesNotContain("graphql/shop Query.a");
  }

  @Test
  void aGraphqlApi_mayGoAfterAllThatItAnswersWasDeprecated() throws IOException {
    String schema =
        "type Query { a: Lock %s } type Mutation { turn: Lock %s } type Lock { key: Int! }";
    retire(SDL, schema.formatted("", ""), schema.formatted("@deprecated", "@deprecated"), "");
  }

  @Test
  void whatTheNewestReleaseTookBack_mayNotGo() throws IOException {
    release(SDL, "type Query { a: Int @deprecated b: Int }", "1.0.0");
    release(SDL, "type Query { a: Int b: Int }", "1.1.0");
    write(SDL, "type Query { b: Int }");

    assertThatThrownBy(this::gate)
        .hasMessageContaining("graphql/shop Query.a")
        .message()
        .contains("(1.1.0)");
  }

  /** From one release to the next without a warning, and then with one. */
  private void retire(String file, String old, String deprecated, String gone) throws IOException {
    release(file, old, "1.0.0");
    write(file, gone);
    assertThatThrownBy(this::gate).isInstanceOf(BrokenContractsException.class);

    write(file, deprecated);
    assertThatCode(this::gate).as("the warning breaks nobody").doesNotThrowAnyException();
    release("1.1.0");
    write(file, gone);
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  private static String api(String ofGet, String ofDelete) {
    return """
        {"openapi": "3.1.0", "paths": {"/doors": {
          "get": {%s"operationId": "getDoors", "responses": {"200": {}}},
          "delete": {%s"operationId": "closeDoors", "responses": {"204": {}}}}}}
        """
        .formatted(ofGet, ofDelete);
  }

  private void release(String file, String text, String version) throws IOException {
    write(file, text);
    release(version);
  }

  private void release(String version) throws IOException {
    Release.main(new String[] {path("contracts"), path("released"), version, jar()});
  }

  private void gate() throws IOException {
    CompatibilityGate.main(
        new String[] {path("contracts"), path("released"), path("report"), jar()});
  }

  private String jar() throws IOException {
    return Given.jar(folder.resolve("shop.jar"), "public class Shop {}").toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes a contract; one without a text is gone. */
  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("contracts").resolve(file);
    Files.createDirectories(path.getParent());
    if (text.isEmpty()) {
      Files.delete(path);
    } else {
      Files.writeString(path, text);
    }
  }
}
