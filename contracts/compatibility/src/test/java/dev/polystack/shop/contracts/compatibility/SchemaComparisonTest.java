package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small changes of a schema, each with its verdict: for an event's readers, who may be old or read
 * what is old; for an answer's readers; for a queue's writers.
 */
class SchemaComparisonTest {

  private static final String THING =
      """
      {"type": "object", "properties": {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string", "minLength": 2, "maxLength": 10, "pattern": "^a"},
        "note": {"type": "string"},
        "count": {"type": "integer", "minimum": 1, "maximum": 9},
        "size": {"type": "integer", "format": "int64"},
        "small": {"type": "integer", "format": "int32"},
        "link": {"type": "string", "format": "uri-reference"},
        "site": {"type": "string", "format": "uri"},
        "at": {"type": "string", "format": "date-time"},
        "flag": {"type": "boolean"},
        "tags": {"type": "array", "minItems": 2, "maxItems": 3, "items": {"type": "string", "maxLength": 5}},
        "colour": {"$ref": "../../../types/Colour.json"},
        "prices": {"type": "array", "items": {"$ref": "../../../types/Money.json"}}
      }, "required": ["id", "name"], "x-idempotency-key": ["name"], "x-queue": "doors",
        "x-guarantees": {"ordering": "Per id.", "retention": "4 days, 14 days aside.", "log": "As long as it is there."}}
      """;

  private static final String ANSWER =
      """
      {"openapi": "3.1.0", "paths": {"/thing": {"get": {"responses": {
        "200": {"content": {"application/json": {"schema": {"$ref": "Thing.json"}}}}}}}}}
      """;

  private static final Map<String, String> TYPES =
      Map.of(
          "types/Colour.json",
          "{\"type\": \"string\", \"enum\": [\"RED\", \"BLUE\"]}",
          "types/Money.json",
          """
          {"type": "object", "properties": {
            "amount": {"type": "integer", "minimum": 0},
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}
          }, "required": ["amount"]}
          """);

  @ParameterizedTest(name = "{0} -> {1}: events {2}, answers {3}, messages {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "nothing",
      value = {
        // properties come and go
        "\"note\": {\"type\": \"string\"}, |nothing|/properties/note|/properties/note|/properties/note",
        "\"note\"|\"remark\"|/properties/note|/properties/note|/properties/note",
        "\"flag\": {\"type\": \"boolean\"}|\"flag\": {\"type\": \"boolean\"}, \"more\": {\"type\": \"string\"}|fine|fine|fine",
        "\"currency\"|\"code\"|/properties/currency|/properties/currency|/properties/currency",
        // required
        "[\"id\", \"name\"]|[\"id\", \"name\", \"note\"]|/properties/note|fine|/properties/note",
        "[\"id\", \"name\"]|[\"id\", \"name\", \"new\"]|/properties/new|fine|/properties/new",
        "[\"id\", \"name\"]|[\"id\"]|/properties/name|/properties/name|fine",
        "[\"id\", \"name\"]|[]|/properties/id /properties/name|/properties/id /properties/name|fine",
        "[\"amount\"]|[\"amount\", \"currency\"]|/properties/currency|fine|/properties/currency",
        "[\"amount\"]|[]|/properties/amount|/properties/amount|fine",
        // types
        "\"flag\": {\"type\": \"boolean\"}|\"flag\": {\"type\": \"string\"}|/properties/flag|/properties/flag|/properties/flag",
        "\"note\": {\"type\": \"string\"}|\"note\": {\"type\": \"integer\"}|/properties/note|/properties/note|/properties/note",
        "\"note\": {\"type\": \"string\"}|\"note\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}|/properties/note|/properties/note|/properties/note",
        "\"note\": {\"type\": \"string\"}|\"note\": {\"type\": [\"string\", \"null\"]}|/properties/note|/properties/note|/properties/note",
        "{\"type\": \"string\", \"maxLength\": 5}|{\"type\": \"integer\", \"maxLength\": 5}|/properties/tags/items|/properties/tags/items|/properties/tags/items",
        "\"note\": {\"type\": \"string\"}|\"note\": {\"$ref\": \"../../../types/Money.json\"}|/|/|/",
        // formats
        ", \"format\": \"uuid\"|nothing|/properties/id/format|/properties/id/format|fine",
        "uuid|date-time|/properties/id/format|/properties/id/format|/properties/id/format",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"format\": \"uuid\"|/properties/note/format|fine|/properties/note/format",
        "\"format\": \"uri-reference\"|\"format\": \"uri\"|/properties/link/format|fine|/properties/link/format",
        "\"format\": \"uri\"}|\"format\": \"uri-reference\"}|/properties/site/format|/properties/site/format|fine",
        ", \"format\": \"date-time\"|nothing|/properties/at/format|/properties/at/format|fine",
        "int64|int32|/properties/size/format|fine|/properties/size/format",
        "int32|int64|/properties/small/format|/properties/small/format|fine",
        ", \"format\": \"int32\"|nothing|/properties/small/format|/properties/small/format|fine",
        ", \"format\": \"int64\"|nothing|fine|fine|fine",
        // patterns
        "\"pattern\": \"^a\"|\"pattern\": \"^b\"|/properties/name/pattern|/properties/name/pattern|/properties/name/pattern",
        ", \"pattern\": \"^a\"|nothing|/properties/name/pattern|/properties/name/pattern|fine",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"pattern\": \"x\"|/properties/note/pattern|fine|/properties/note/pattern",
        "{3}|{4}|/properties/currency/pattern|/properties/currency/pattern|/properties/currency/pattern",
        // times in UTC, which is what every service writes
        "\"format\": \"date-time\"|\"format\": \"date-time\", \"pattern\": \"Z$\"|fine|fine|/properties/at/pattern",
        "\"format\": \"date-time\"|\"format\": \"date-time\", \"pattern\": \"T00\"|/properties/at/pattern|fine|/properties/at/pattern",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"pattern\": \"Z$\"|/properties/note/pattern|fine|/properties/note/pattern",
        // bounds of texts
        "\"minLength\": 2|\"minLength\": 3|/properties/name/minLength|fine|/properties/name/minLength",
        "\"minLength\": 2|\"minLength\": 1|/properties/name/minLength|/properties/name/minLength|fine",
        "\"minLength\": 2, |nothing|/properties/name/minLength|/properties/name/minLength|fine",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"minLength\": 1|/properties/note/minLength|fine|/properties/note/minLength",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"minLength\": 0|fine|fine|fine",
        "\"maxLength\": 10|\"maxLength\": 11|/properties/name/maxLength|/properties/name/maxLength|fine",
        "\"maxLength\": 10|\"maxLength\": 9|/properties/name/maxLength|fine|/properties/name/maxLength",
        "\"maxLength\": 10, |nothing|/properties/name/maxLength|/properties/name/maxLength|fine",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"maxLength\": 99|/properties/note/maxLength|fine|/properties/note/maxLength",
        "\"maxLength\": 5|\"maxLength\": 6|/properties/tags/items/maxLength|/properties/tags/items/maxLength|fine",
        // bounds of numbers
        "\"minimum\": 1|\"minimum\": 0|/properties/count/minimum|/properties/count/minimum|fine",
        "\"minimum\": 1|\"minimum\": 2|/properties/count/minimum|fine|/properties/count/minimum",
        "\"minimum\": 1, |nothing|/properties/count/minimum|/properties/count/minimum|fine",
        "\"maximum\": 9|\"maximum\": 10|/properties/count/maximum|/properties/count/maximum|fine",
        "\"maximum\": 9|\"maximum\": 8|/properties/count/maximum|fine|/properties/count/maximum",
        ", \"maximum\": 9|nothing|/properties/count/maximum|/properties/count/maximum|fine",
        "\"format\": \"int64\"|\"format\": \"int64\", \"minimum\": 0|/properties/size/minimum|fine|/properties/size/minimum",
        "\"minimum\": 0|\"minimum\": -1|/properties/amount/minimum|/properties/amount/minimum|fine",
        // bounds of lists
        "\"minItems\": 2|\"minItems\": 1|/properties/tags/minItems|/properties/tags/minItems|fine",
        "\"minItems\": 2|\"minItems\": 3|/properties/tags/minItems|fine|/properties/tags/minItems",
        "\"minItems\": 2, |nothing|/properties/tags/minItems|/properties/tags/minItems|fine",
        "\"maxItems\": 3|\"maxItems\": 4|/properties/tags/maxItems|/properties/tags/maxItems|fine",
        "\"maxItems\": 3|\"maxItems\": 2|/properties/tags/maxItems|fine|/properties/tags/maxItems",
        "\"maxItems\": 3, |nothing|/properties/tags/maxItems|/properties/tags/maxItems|fine",
        // constants
        "\"RED\", \"BLUE\"|\"RED\", \"BLUE\", \"GREEN\"|fine|fine|fine",
        "\"RED\", \"BLUE\"|\"BLUE\", \"RED\"|fine|fine|fine",
        "\"RED\", \"BLUE\"|\"RED\"|/enum|fine|/enum",
        "\"BLUE\"|\"AZURE\"|/enum|fine|/enum",
        ", \"enum\": [\"RED\", \"BLUE\"]|nothing|/enum|/enum|fine",
        "\"note\": {\"type\": \"string\"|\"note\": {\"type\": \"string\", \"enum\": [\"A\"]|/properties/note/enum|fine|/properties/note/enum",
        // what it is known by
        "[\"name\"]|[\"name\", \"id\"]|/x-idempotency-key|fine|/x-idempotency-key",
        ", \"x-idempotency-key\": [\"name\"]|nothing|/x-idempotency-key|fine|/x-idempotency-key",
        // what is promised beside the data
        "\"x-queue\": \"doors\"|\"x-queue\": \"windows\"|/x-queue|fine|/x-queue",
        "Per id.|None.|/x-guarantees/ordering|fine|/x-guarantees/ordering",
        "\"ordering\": \"Per id.\", |nothing|/x-guarantees/ordering|fine|/x-guarantees/ordering",
        "\"ordering\"|\"duplicates\": \"Never.\", \"ordering\"|fine|fine|fine",
        "4 days|5 days|fine|fine|fine",
        "4 days|3 days|/x-guarantees/retention|fine|/x-guarantees/retention",
        "14 days|13 days|/x-guarantees/retention|fine|/x-guarantees/retention",
        "4 days, 14 days aside.|5 days.|/x-guarantees/retention|fine|/x-guarantees/retention",
        "4 days, 14 days aside.|None.|/x-guarantees/retention|fine|/x-guarantees/retention",
        "As long as it is there.|30 days.|/x-guarantees/log|fine|/x-guarantees/log",
        // words for people
        "{\"type\": \"object\"|{\"description\": \"Better.\", \"type\": \"object\"|fine|fine|fine",
        "{\"type\": \"object\"|{\"deprecated\": true, \"type\": \"object\"|fine|fine|fine",
      })
  void aChange_breaksWhomItBreaks(
      String old, String now, String events, String answers, String messages) {
    assertThat(pointers("events/shop/v1/Thing.json", old, now)).isEqualTo(events);
    assertThat(pointers("rest/shop/v1/Thing.json", old, now)).isEqualTo(answers);
    assertThat(pointers("messages/shop/v1/Thing.json", old, now)).isEqualTo(messages);
  }

  private static String pointers(String file, String old, String now) {
    List<String> pointers =
        Given.change(with(file), old, now == null ? "" : now).stream()
            .map(Finding::pointer)
            .distinct()
            .sorted()
            .map(pointer -> pointer.isEmpty() ? "/" : pointer)
            .toList();
    return pointers.isEmpty() ? "fine" : String.join(" ", pointers);
  }

  private static Map<String, String> with(String file) {
    TreeMap<String, String> documents = new TreeMap<>(TYPES);
    documents.put(file, THING);
    if (file.startsWith("rest")) {
      documents.put("rest/shop/v1/openapi.json", ANSWER);
    }
    return documents;
  }

  @Test
  void aRemovedContract_breaksUnlessItWasReleasedAsDeprecated() {
    String event = "events/shop/v1/Thing.json";
    ContractSet nothing = Given.contracts(TYPES);

    assertThat(Given.compare(Given.contracts(with(event)), nothing))
        .extracting(Finding::change)
        .containsExactly("the contract was removed");
    assertThat(
            Given.compare(
                Given.contracts(Map.of(event, "{\"deprecated\": true, \"type\": \"object\"}")),
                nothing))
        .isEmpty();
  }

  @Test
  void aRetentionWithoutATime_mayBecomeOne() {
    Map<String, String> event =
        Map.of(
            "events/shop/v1/Thing.json",
            "{\"x-guarantees\": {\"retention\": \"As long as the archive keeps it.\"}}");

    assertThat(Given.change(event, "As long as the archive keeps it.", "90 days.")).isEmpty();
    assertThat(Given.change(event, "As long as the archive keeps it.", "None."))
        .extracting(Finding::pointer)
        .containsExactly("/x-guarantees/retention");
  }

  @Test
  void aRetention_mayLoseItsLimit_andNeverGetsOneBack() {
    String limited = "90 days in the archive.";
    String limitless = "Without limit in the archive.";
    String unsaid = "As long as it is there.";

    assertThat(Given.change(retained(unsaid), unsaid, limitless)).isEmpty();
    assertThat(Given.change(retained(limited), limited, limitless)).isEmpty();
    assertThat(Given.change(retained(limited), limited, "Without limit.")).hasSize(1);
    assertThat(Given.change(retained(limitless), limitless, limited)).hasSize(1);
  }

  private static Map<String, String> retained(String retention) {
    return Map.of(
        "events/shop/v1/Thing.json",
        "{\"x-guarantees\": {\"retention\": \"%s\"}}".formatted(retention));
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"1.3\"|\"1.4\"|fine",
        "\"1.3\"|\"1.2\"|was 1.3, is 1.2",
        "\"b\": {|\"c\": {\"type\": \"string\"}, \"b\": {|is 1.3 as before, but what a document may hold is different",
        "\"maxLength\": 9|\"maxLength\": 8|is 1.3 as before, but what a document may hold is different",
        "\"minimum\": 0|\"minimum\": 1|is 1.3 as before, but what a document may hold is different",
        "[\"b\", \"description\"]|[\"description\", \"b\"]|fine",
        "\"Its own words.\"|\"Others.\"|fine",
        "\"x-owner\"|\"deprecated\": true, \"x-owner\"|fine",
        "\"1.3\", \"properties\": {|\"1.4\", \"properties\": {\"d\": {\"type\": \"string\"}, |fine",
      })
  void aDifferentContract_hasAHigherVersion(String old, String now, String verdict) {
    Map<String, String> documents =
        Map.of(
            "events/shop/v1/Thing.json",
            """
            {"type": "object", "x-owner": "shop", "x-version": "1.3", "properties": {"b": {"type": "string", "maxLength": 9},
              "description": {"type": "string"},
              "e": {"$ref": "../../../types/Money.json"}}, "required": ["b", "description"]}
            """,
            "types/Money.json",
            """
            {"type": "object", "description": "Its own words.", "properties": {"amount": {"type": "integer", "minimum": 0}}}
            """);

    List<String> found =
        Given.change(documents, old, now).stream()
            .filter(each -> each.pointer().equals("/x-version"))
            .map(Finding::change)
            .toList();
    assertThat(found.isEmpty() ? "fine" : String.join(", ", found)).isEqualTo(verdict);
  }

  @Test
  void aNewContract_breaksNobody() {
    assertThat(
            Given.compare(
                Given.contracts(TYPES), Given.contracts(with("events/shop/v2/Thing.json"))))
        .isEmpty();
  }

  @Test
  void aTypeThatIsUsedTwice_isToldOnce() {
    Map<String, String> documents = with("events/shop/v1/Thing.json");
    documents.put("events/shop/v1/Other.json", THING);

    assertThat(Given.change(documents, "\"minimum\": 0", "\"minimum\": -1")).hasSize(1);
  }
}
