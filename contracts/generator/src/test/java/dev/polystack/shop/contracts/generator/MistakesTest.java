package dev.polystack.shop.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mistake in a contract is one clear line with its file and place. */
class MistakesTest {

  private static final String EVENT = "events/shop/v1/Opened.json";

  private static final String OPENED =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://contracts.polystack.dev/events/shop/v1/Opened.json",
        "title": "Opened",
        "description": "The shop opened.",
        "x-owner": "shop",
        "x-version": "1.0",
        "x-guarantees": {"ordering": "None.", "duplicates": "Some.", "retention": "A day."},
        "x-idempotency-key": ["at"],
        "type": "object",
        "properties": {
          "at": {"description": "When.", "type": "string", "format": "date-time"},
          "door": {"$ref": "../../../types/Door.json"},
          "visitors": {"description": "How many.", "type": "integer", "minimum": 0},
          "names": {"description": "Who.", "type": "array", "items": {"type": "string"}}
        },
        "required": ["at"],
        "examples": [{"at": "2026-11-02T09:30:00Z"}]
      }
      """;

  private static final String MESSAGE = "messages/shop/v1/Open.json";

  private static final String OPEN =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://contracts.polystack.dev/messages/shop/v1/Open.json",
        "title": "Open",
        "description": "Asks the shop to open.",
        "x-owner": "shop",
        "x-queue": "doors",
        "x-version": "1.0",
        "x-guarantees": {"ordering": "None.", "duplicates": "Some.", "retention": "A day."},
        "x-idempotency-key": ["at"],
        "x-causes": ["Opened.v1"],
        "type": "object",
        "properties": {
          "at": {"description": "When.", "type": "string", "format": "date-time"}
        },
        "required": ["at"],
        "examples": [{"at": "2026-11-02T09:30:00Z"}]
      }
      """;

  private static final String SDL = "graphql/shop/shop.graphqls";

  private static final String SCHEMA =
      """
      # x-owner: shop
      "A window." type Window { "Its name." name: String! }
      "What can be asked." type Query { "The window of the shop." window: Window }
      """;

  @TempDir Path folder;
  private ContractFolder contracts;

  @BeforeEach
  void writeGoodContracts() throws IOException {
    contracts = new ContractFolder(folder);
    contracts.write(EVENT, OPENED);
    contracts.write(MESSAGE, OPEN);
    contracts.write("types/Door.json", ContractFolder.DOOR);
    contracts.write(SDL, SCHEMA);
    contracts.write("graphql/shop/examples/window.graphql", "query Window { window { name } }");
  }

  @Test
  void goodContracts_becomeTypes() throws IOException {
    contracts.generate();

    assertThat(Files.walk(folder.resolve("out")).filter(Files::isRegularFile).map(Path::toString))
        .hasSize(5)
        .allMatch(file -> file.endsWith(".java"));
    assertThat(folder.resolve("out/dev/polystack/shop/contracts/events/Events.java"))
        .content()
        .contains("List.of(\n  Opened.TYPE)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"title\": \"Opened\"|\"title\": \"Closed\"|/title: is 'Closed', has to be 'Opened'",
        "/v1/Opened.json\"|/v2/Opened.json\"|/$id: is 'https://contracts.polystack.dev/events/shop/v2/Opened.json', has to be 'https://contracts.polystack.dev/events/shop/v1/Opened.json'",
        "2020-12/schema|draft-07/schema|/$schema: is 'https://json-schema.org/draft/draft-07/schema', has to be",
        "The shop opened.||/description: is missing",
        "\"x-owner\": \"shop\"|\"x-owner\": \"\"|/x-owner: is '', has to be 'shop'",
        "\"x-version\": \"1.0\"|\"x-version\": \"2.0\"|/x-version: is '2.0', has to be 1.<minor>",
        "\"ordering\": \"None.\", ||/x-guarantees/ordering: is missing",
        "\"examples\": [{\"at\": \"2026-11-02T09:30:00Z\"}]|\"examples\": []|/examples: is missing",
        "\"examples\": [{\"at\": \"2026-11-02T09:30:00Z\"}]|\"examples\": [{\"at\": \"soon\"}]|/examples/0/at: does not match the date-time pattern",
        "\"x-idempotency-key\": [\"at\"],||/x-idempotency-key: is missing",
        "\"x-idempotency-key\": [\"at\"]|\"x-idempotency-key\": [\"at\", \"visitors\"]|/x-idempotency-key/1: names 'visitors', which is no required property",
        "\"x-owner\": \"shop\"|\"x-owner\": \"shop\", \"x-queue\": \"doors\"|/x-queue: is for messages alone",
        "\"x-owner\": \"shop\"|\"x-owner\": \"shop\", \"x-replaced-by\": \"Opened.v2\"|/x-replaced-by: names 'Opened.v2', which is no event",
        "\"x-owner\": \"shop\"|\"x-owner\": \"shop\", \"x-replaced-by\": \"Opened.v1\"|/x-replaced-by: is for what is deprecated",
        "\"required\": [\"at\"]|\"required\": \"at\"|/required: is no list of names",
        "\"minimum\": 0|\"minimum\": 0.5|/properties/visitors/minimum: is no whole number",
        "\"minimum\": 0|\"minimum\": 2, \"maximum\": 1|/properties/visitors/minimum: is greater than maximum",
        "\"minimum\": 0|\"minimum\": 99999999999999999999|/properties/visitors/minimum: is no whole number",
        "\"type\": \"object\"|\"type\": [\"object\", \"null\"]|/type: is [\"object\",\"null\"], has to be object or string",
        "\"type\": \"object\"|\"type\": \"object\", \"additionalProperties\": false|/additionalProperties: has no meaning in Java here",
        "[\"at\"]|[\"at\", \"on\"]|/required/1: names 'on', which is no property",
        "\"at\": {|\"class\": {|/properties/class: cannot be a component's name",
        "\"at\": {|\"at-time\": {|/properties/at-time: cannot be a component's name",
        "\"description\": \"When.\", ||/properties/at/description: is missing",
        "date-time\"|email\"|/properties/at/format: 'email' has no Java type here",
        "\"format\": \"date-time\"|\"const\": \"x\"|/properties/at/const: has no meaning in Java here",
        "\"format\": \"date-time\"|\"format\": \"date-time\", \"pattern\": \"^2\"|/properties/at/pattern: says more than 'date-time' in Java: a date-time may have Z$ alone, for UTC",
        "\"format\": \"date-time\"|\"format\": \"uuid\", \"pattern\": \"Z$\"|/properties/at/pattern: says more than 'uuid' in Java",
        "\"format\": \"date-time\"|\"pattern\": \"[\"|/properties/at/pattern: is no regular expression",
        "\"type\": \"integer\"|\"type\": \"number\"|/properties/visitors/type: is \"number\", has to be",
        "\"minimum\": 0|\"multipleOf\": 2|/properties/visitors/multipleOf: has no meaning in Java here",
        "\"items\": {\"type\": \"string\"}|\"items\": {\"type\": \"object\"}|/properties/names/items/type: is \"object\", has to be",
        "\"items\": {\"type\": \"string\"}|\"items\": {\"type\": \"array\"}|/properties/names/items: is a list of lists",
        "types/Door.json|types/Gate.json|/properties/door/$ref: leads to types/Gate.json, which does not exist",
        "types/Door.json\"}|types/Door.json\", \"maxLength\": 3}|/properties/door/maxLength: has no meaning in Java here",
        "\"required\": [\"at\"],|\"required\": [\"at\"]|line 18: is not JSON",
        "\"required\": [\"at\"],|\"required\": [], \"required\": [],|line 17: is not JSON: Duplicate field 'required'",
      })
  void aMistakeInASchema_isNamedAtItsPlace(String old, String replacement, String line)
      throws IOException {
    assertThat(OPENED).contains(old);
    contracts.write(EVENT, OPENED.replace(old, replacement == null ? "" : replacement));

    assertThatThrownBy(contracts::generate)
        .isInstanceOf(MistakesException.class)
        .message()
        .contains("\n  " + EVENT + " " + line);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"x-owner\": \"shop\",||/x-owner: is '', has to be 'shop'",
        "\"x-queue\": \"doors\",||/x-queue: is missing",
        "Opened.v1|Opened.v2|/x-causes/0: names 'Opened.v2', which is no event",
        "Opened.v1|Opened|/x-causes/0: names 'Opened', which is no event",
        "\"x-idempotency-key\": [\"at\"],||/x-idempotency-key: is missing",
      })
  void aMistakeInAMessage_isNamedAtItsPlace(String old, String replacement, String line)
      throws IOException {
    assertThat(OPEN).contains(old);
    contracts.write(MESSAGE, OPEN.replace(old, replacement == null ? "" : replacement));

    assertThatThrownBy(contracts::generate).message().contains("\n  " + MESSAGE + " " + line);
  }

  /** The list of faults is closed: the compiler asks here for an instance of each. */
  private void make(Fault fault) throws IOException {
    switch (fault) {
      case UNREADABLE -> contracts.write(EVENT, "{");
      case WRONG_NAME -> contracts.write(EVENT, OPENED.replace("\"Opened\"", "\"Closed\""));
      case DUPLICATE_NAME -> contracts.write("types/Gate.json", ContractFolder.DOOR);
      case MISSING -> contracts.write(EVENT, OPENED.replace("The shop opened.", ""));
      case WRONG_OWNER -> contracts.write(EVENT, OPENED.replace("\"x-owner\": \"shop\",", ""));
      case NO_JAVA_TYPE -> contracts.write(EVENT, OPENED.replace("integer", "number"));
      case SENSELESS_RULE ->
          contracts.write(EVENT, OPENED.replace("\"minimum\": 0", "\"minimum\": \"0\""));
      case DANGLING_REFERENCE -> contracts.write(EVENT, OPENED.replace("Door.json", "Gate.json"));
      case CIRCULAR_REFERENCE -> contracts.write("types/Room.json", referring("Room", "Room"));
      case UNKNOWN_PROPERTY -> contracts.write(EVENT, OPENED.replace("[\"at\"]", "[\"on\"]"));
      case UNKNOWN_EVENT -> contracts.write(MESSAGE, OPEN.replace("Opened.v1", "Opened.v2"));
      case CONTRADICTION ->
          contracts.write(SDL, SCHEMA.replace("Window", "Door").replace("window", "door"));
      case INVALID_EXAMPLE ->
          contracts.write(EVENT, OPENED.replace("[{\"at\": \"2026-", "[{\"at\": \""));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultOfAnyKind_isToldByItsNameAndExplained(Fault fault) throws IOException {
    make(fault);

    assertThatThrownBy(contracts::generate)
        .isInstanceOfSatisfying(
            MistakesException.class,
            e -> {
              assertThat(e.mistakes()).extracting(Mistake::fault).contains(fault);
              assertThat(e).hasMessageContaining("[%s]", fault);
            });
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Path.of("../docs/schemas.md")).content().contains("| `%s` |".formatted(fault));
  }

  @Test
  void anExample_isNotHeldAgainstASchemaThatIsWrongItself() throws IOException {
    contracts.write("types/Door.json", ContractFolder.DOOR.replace("A door.", ""));
    contracts.write(EVENT, OPENED.replace("[{\"at\"", "[{\"door\": \"SIDE\", \"at\""));

    assertThatThrownBy(contracts::generate).hasMessageStartingWith("1 mistake in the contracts");

    contracts.write("types/Door.json", ContractFolder.DOOR);
    assertThatThrownBy(contracts::generate).hasMessageContaining(EVENT + " /examples/0/door: ");
  }

  @Test
  void aMessage_becomesATypeThatKnowsItsQueue() throws IOException {
    contracts.generate();

    assertThat(folder.resolve("out/dev/polystack/shop/contracts/messages/shop/v1/Open.java"))
        .content()
        .contains("new MessageType<>(\"shop\", \"Open\", 1, \"1.0\", SCHEMA)");
  }

  @Test
  void aDeprecatedContract_isStillOne() throws IOException {
    contracts.write(
        EVENT,
        OPENED.replace("\"type\": \"object\"", "\"deprecated\": true, \"type\": \"object\""));

    contracts.generate();

    assertThat(folder.resolve("out/dev/polystack/shop/contracts/events/shop/v1/Opened.java"))
        .exists();
  }

  @Test
  void aConstantThatNoEnumCanHold_isNamed() throws IOException {
    contracts.write(
        "types/Door.json", ContractFolder.DOOR.replace("\"BACK\"", "\"back-door\", \"UNKNOWN\""));

    assertThatThrownBy(contracts::generate)
        .hasMessageContaining("types/Door.json /enum/1: is \"back-door\"")
        .hasMessageContaining("types/Door.json /enum/2: is \"UNKNOWN\"");
  }

  @Test
  void whatIsForEventsAlone_isRefusedElsewhere() throws IOException {
    contracts.write(
        "types/Door.json",
        ContractFolder.DOOR.replace("\"enum\"", "\"x-owner\": \"shop\", \"enum\""));

    assertThatThrownBy(contracts::generate)
        .hasMessageContaining("types/Door.json /x-owner: is for events and messages alone");
  }

  @Test
  void aCircle_isNamedWithItsWay() throws IOException {
    contracts.write("types/Room.json", referring("Room", "House"));
    contracts.write("types/House.json", referring("House", "Room"));

    assertThatThrownBy(contracts::generate)
        .hasMessageContaining(
            "types/House.json: refers to itself: types/House.json → types/Room.json → types/House.json");
  }

  @Test
  void mistakesInManyFiles_areToldAllAtOnce() throws IOException {
    contracts.write(EVENT, OPENED.replace("The shop opened.", "").replace("integer", "number"));
    contracts.write("types/Door.json", ContractFolder.DOOR.replace("A door.", ""));
    contracts.write("types/Broken.json", "{");

    assertThatThrownBy(contracts::generate).hasMessageStartingWith("4 mistakes in the contracts");
  }

  /** One of each kind that a contract's author may make, as the build runs the generator. */
  @Test
  void everyKindOfMistakeAtOnce_endsTheGeneratorWith1AndGeneratesNothing() throws Exception {
    contracts.write("types/Malformed.json", "{\"type\": ");
    contracts.write("types/Same.json", ContractFolder.DOOR);
    contracts.write("types/Room.json", referring("Room", "Room"));
    contracts.write(
        EVENT,
        OPENED
            .replace("\"x-owner\": \"shop\",", "")
            .replace("\"type\": \"object\"", "\"type\": \"thing\""));
    contracts.write(MESSAGE, OPEN.replace("Opened.v1", "Closed.v1"));
    contracts.write(
        "types/Window.json",
        ContractFolder.DOOR.replace("Door", "Window").replace("[\"FRONT\"]", "[\"SIDE\"]"));
    contracts.write(SDL, "type Query {");

    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Generator.class.getName(),
                folder.resolve("in").toString(),
                folder.resolve("out").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output.lines())
        .anyMatch(line -> line.matches("  types/Malformed.json line 1: .*\\[unreadable]"))
        .anyMatch(line -> line.matches("  types/Same.json /\\$id: .*\\[duplicate-name]"))
        .anyMatch(line -> line.matches("  types/Room.json: .*\\[circular-reference]"))
        .anyMatch(line -> line.matches("  " + EVENT + " /x-owner: .*\\[wrong-owner]"))
        .anyMatch(line -> line.matches("  " + EVENT + " /type: .*\\[no-java-type]"))
        .anyMatch(line -> line.matches("  " + MESSAGE + " /x-causes/0: .*\\[unknown-event]"))
        .anyMatch(line -> line.matches("  types/Window.json /examples/0: .*\\[invalid-example]"))
        .anyMatch(line -> line.matches("  " + SDL + " line 1: .*\\[unreadable]"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aMistakeInAnExample_isToldInEnglishWhereverTheJvmRuns() throws IOException {
    contracts.write("types/Door.json", ContractFolder.DOOR.replace("[\"FRONT\"]", "[\"SIDE\"]"));
    Locale here = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThatThrownBy(contracts::generate)
          .hasMessageContaining("does not have a value in the enumeration");
    } finally {
      Locale.setDefault(here);
    }
  }

  @Test
  void aTypeWhoseContractIsGone_goes() throws IOException {
    contracts.generate();
    contracts.write(
        EVENT, OPENED.replace("\"door\": {\"$ref\": \"../../../types/Door.json\"},", ""));
    Files.delete(folder.resolve("in/types/Door.json"));
    contracts.generate();

    assertThat(folder.resolve("out/dev/polystack/shop/contracts/types/Door.java")).doesNotExist();
  }

  private static String referring(String name, String other) {
    return """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://contracts.polystack.dev/types/%1$s.json",
          "title": "%1$s",
          "description": "A %1$s.",
          "type": "object",
          "properties": {"inner": {"$ref": "%2$s.json"}},
          "examples": [{}]
        }
        """
        .formatted(name, other);
  }
}
