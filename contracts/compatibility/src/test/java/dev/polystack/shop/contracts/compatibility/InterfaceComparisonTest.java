package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small changes of a REST API and of a GraphQL API, each with its verdict. */
class InterfaceComparisonTest {

  private static final String SHOP =
      """
      {"openapi": "3.1.0", "paths": {"/doors/{id}": {
        "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
        "get": {
          "operationId": "getDoor", "x-groups": ["viewer", "editor"],
          "parameters": [
            {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100, "default": 20}},
            {"$ref": "#/components/parameters/Trace"}],
          "responses": {
            "200": {"headers": {"ETag": {"required": true, "schema": {"type": "string", "maxLength": 30}}}, "content": {"application/json": {"schema": {"$ref": "Door.json"}}}},
            "404": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}}},
        "put": {
          "operationId": "putDoor",
          "requestBody": {"content": {"application/json": {"schema": {"$ref": "NewDoor.json"}}}},
          "responses": {"204": {}, "503": {}}},
        "head": {"operationId": "isDoor", "security": [], "responses": {"200": {}}}}},
      "security": [{"employee": []}, {"key": [], "token": ["read"]}],
      "components": {
        "securitySchemes": {
          "employee": {"type": "http", "scheme": "bearer", "description": "Who are you?"},
          "key": {"type": "apiKey", "in": "cookie", "name": "X-Key"},
          "token": {"type": "oauth2"}},
        "parameters": {"Trace": {"name": "X-Trace", "in": "header", "schema": {"type": "string", "maxLength": 9}}}}}
      """;

  private static final Map<String, String> REST =
      Map.of(
          "rest/shop/v1/openapi.json",
          SHOP,
          "rest/shop/v1/Door.json",
          "{\"type\": \"object\", \"properties\": {\"got\": {\"type\": \"string\"}, \"more\": {\"type\": \"string\"}}, \"required\": [\"got\"]}",
          "rest/shop/v1/NewDoor.json",
          "{\"type\": \"object\", \"properties\": {\"said\": {\"type\": \"string\", \"maxLength\": 20}, \"hint\": {\"type\": \"string\"}}, \"required\": [\"said\"]}");

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "nothing",
      value = {
        "\"put\"|\"post\"|the operation was removed",
        "/doors/{id}|/gates/{id}|the operation was removed",
        "getDoor|readDoor|was getDoor, is readDoor",
        "\"viewer\", |nothing|the group viewer may no longer call it",
        "\"viewer\", |\"viewer\", \"guest\", |fine",
        "\"name\": \"limit\"|\"name\": \"max\"|the query parameter limit was removed",
        "\"in\": \"query\"|\"in\": \"query\", \"required\": true|the query parameter limit is required now",
        "\"maximum\": 100|\"maximum\": 50|maximum was 100, is 50",
        "\"maximum\": 100|\"maximum\": 200|fine",
        "\"default\": 20|\"default\": 1|the default was 20, is 1",
        ", \"default\": 20|nothing|the default was 20, is none",
        "\"type\": \"string\", \"maxLength\": 9|\"type\": \"string\", \"default\": \"none\", \"maxLength\": 9|fine",
        "\"in\": \"header\"|\"in\": \"header\", \"required\": true|the header parameter X-Trace is required now",
        "\"maxLength\": 9|\"maxLength\": 8|maxLength was 9, is 8",
        "{\"$ref\": \"#/components/parameters/Trace\"}|{\"name\": \"X-Key\", \"in\": \"header\", \"required\": true, \"schema\": {}}|the header parameter X-Trace was removed, the header parameter X-Key is new and required",
        "\"requestBody\": {|\"requestBody\": {\"required\": true, |a body is required now",
        "\"maxLength\": 20|\"minLength\": 1, \"maxLength\": 20|minLength was none, is 1",
        "\"hint\"|\"tip\"|the property was removed",
        "[\"said\"]|[\"said\", \"hint\"]|was optional, is required now",
        "[\"said\"]|[]|fine",
        "\"200\"|\"201\"|the answer was removed",
        "\"404\"|\"410\"|the answer was removed",
        "\"503\"|\"500\"|fine",
        "\"operationId\": \"putDoor\"|\"operationId\": \"putDoor\", \"x-groups\": [\"editor\"]|fine",
        "\"x-groups\": [\"viewer\", \"editor\"], |nothing|the group viewer may no longer call it, the group editor may no longer call it",
        "\"x-groups\": [\"viewer\", \"editor\"]|\"security\": []|fine",
        "\"security\": [{\"employee\": []}, |\"security\": [|{\"employee\":[]} is not enough any more",
        "\"security\": [{\"employee\": []}, |\"security\": [{}, |fine",
        "{\"key\": [], \"token\": [\"read\"]}|{\"key\": []}|fine",
        "{\"key\": [], \"token\": [\"read\"]}|{\"key\": [], \"token\": [\"read\", \"write\"]}|{\"key\":[],\"token\":[\"read\"]} is not enough any more",
        "{\"key\": [], \"token\": [\"read\"]}|{\"key\": [], \"token\": []}|fine",
        "\"operationId\": \"putDoor\"|\"operationId\": \"putDoor\", \"security\": [{\"employee\": [\"admin\"]}]|{\"employee\":[]} is not enough any more, {\"key\":[],\"token\":[\"read\"]} is not enough any more",
        "\"operationId\": \"putDoor\"|\"operationId\": \"putDoor\", \"security\": []|fine",
        "\"security\": [], |nothing|nothing is not enough any more",
        "X-Key\"}|X-Other\"}|{\"key\":[],\"token\":[\"read\"]} is not enough any more",
        "Who are you?|Say who you are.|fine",
        "\"ETag\"|\"Etag2\"|the header was removed",
        "\"ETag\": {\"required\": true, |\"ETag\": {|the header was always there, may be missing now",
        "\"maxLength\": 30|\"maxLength\": 31|maxLength was 30, is 31",
        "\"string\", \"maxLength\": 30|\"integer\", \"maxLength\": 30|the type was string, is integer",
        "application/json\": {\"schema\": {\"$ref\": \"Door|text/json\": {\"schema\": {\"$ref\": \"Door|the media type was removed",
        "application/json\": {\"schema\": {\"$ref\": \"NewDoor|text/json\": {\"schema\": {\"$ref\": \"NewDoor|the media type is no longer accepted",
        ", \"more\": {\"type\": \"string\"}|nothing|the property was removed",
        "[\"got\"]|[]|was always there, is optional now",
        "\"got\": {\"type\": \"string\"}|\"got\": {\"type\": [\"string\", \"null\"]}|the type was string, is [\"string\",\"null\"]",
        "[\"got\"]|[\"got\", \"more\"]|fine",
      })
  void aChangeOfARestApi_breaksWhomItBreaks(String old, String now, String changes) {
    assertThat(changes(REST, old, now == null ? "" : now)).isEqualTo(changes);
  }

  @Test
  void aParameterThatMovesToItsOperation_isTheSame() {
    String api = "{\"openapi\": \"3.1.0\", \"paths\": {\"/doors\": {%s \"get\": {%s}}}}";
    String limit =
        """
        "parameters": [{"name": "limit", "in": "query", "required": true, "schema": {"maximum": 9}}]
        """;
    String before = api.formatted(limit + ",", "");

    assertThat(moved(before, api.formatted("", limit))).isEqualTo("fine");
    assertThat(moved(before, api.formatted("", limit.replace("9", "8"))))
        .isEqualTo("maximum was 9, is 8");
    assertThat(moved(before, api.formatted(limit + ",", limit.replace("9", "8"))))
        .isEqualTo("maximum was 9, is 8");
  }

  private static String moved(String before, String after) {
    return changes(Map.of("rest/shop/v1/openapi.json", before), before, after);
  }

  private static final Map<String, String> GRAPHQL =
      Map.of(
          "graphql/shop",
          """
          type Query { door(id: ID!, first: Int = 20): Door! find(how: How): [Door!]! }
          type Door { name: String! size: Int at: AWSDateTime kind: Kind! }
          enum Kind { FRONT BACK }
          input How { text: String! exact: Boolean }
          enum Word { YES NO }
          extend type Query { problems: [Problem!]! }
          interface Problem { message: String! }
          type Shut implements Problem { message: String! until: AWSDateTime }
          """);

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "size: Int|nothing|Door.size",
        "size: Int|size: String|Door.size",
        "size: Int|size: Int!|fine",
        "name: String!|name: String|Door.name",
        "name: String!|name: String! colour: String|fine",
        "id: ID!|id: ID|fine",
        "first: Int = 20|first: Int!|Query.door",
        "first: Int = 20|nothing|Query.door",
        "first: Int = 20|first: Int = 20, after: String|fine",
        "first: Int = 20|first: Int = 20, after: String!|Query.door",
        "FRONT BACK|FRONT|Kind",
        "FRONT BACK|FRONT BACK SIDE|Kind",
        "exact: Boolean|nothing|How.exact",
        "exact: Boolean|exact: Boolean!|How.exact",
        "exact: Boolean|exact: Boolean! = true|How.exact",
        "exact: Boolean|exact: Boolean fuzzy: Boolean|fine",
        "exact: Boolean|exact: Boolean fuzzy: Boolean!|How.fuzzy",
        "exact: Boolean|exact: Boolean fuzzy: Boolean! = true|fine",
        "[Door!]!|[Door]!|Query.find",
        "problems: [Problem!]!|problems: [Problem!]! more: Int|fine",
        "problems: [Problem!]!|troubles: [Problem!]!|Query.problems",
        "type Shut|type Gone implements Problem { message: String! } type Shut|fine",
        "Shut implements Problem|Shut|Shut",
        "until: AWSDateTime|nothing|Shut.until",
        "type Shut implements Problem { message: String! until: AWSDateTime }|nothing|Shut",
        "enum Word { YES NO }|nothing|Word",
        "YES NO|YES|Word",
      })
  void aChangeOfAGraphqlApi_breaksAtItsField(String old, String now, String places) {
    List<String> found =
        Given.change(GRAPHQL, old, now == null ? "" : now).stream()
            .map(Finding::pointer)
            .distinct()
            .toList();
    assertThat(found.isEmpty() ? "fine" : String.join(", ", found)).isEqualTo(places);
  }

  private static String changes(Map<String, String> documents, String old, String now) {
    List<String> changes =
        Given.change(documents, old, now).stream().map(Finding::change).distinct().toList();
    return changes.isEmpty() ? "fine" : String.join(", ", changes);
  }
}
