package dev.polystack.shop.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in an OpenAPI document is one clear line with its place. */
class OpenApiMistakesTest {

  private static final String API = "rest/shop/v1/openapi.json";

  private static final String OPENAPI =
      """
      {
        "openapi": "3.1.0",
        "info": {
          "title": "Shop", "description": "Opens the shop.", "version": "1.0.0", "x-owner": "shop"
        },
        "paths": {
          "/doors/{door}": {
            "get": {
              "operationId": "getDoor", "summary": "A door.", "x-causes": ["Opened.v1"],
              "x-groups": ["viewer"],
              "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9, "default": 5}}],
              "responses": {"200": {"$ref": "#/components/responses/Door"}}
            },
            "put": {"operationId": "openDoor", "summary": "Opens it.", "security": [{"key": []}]}
          }
        },
        "security": [{"employee": []}],
        "components": {
          "securitySchemes": {
            "employee": {"type": "http", "scheme": "bearer"},
            "key": {"type": "apiKey", "in": "header", "name": "X-Api-Key"}},
          "responses": {"Door": {"description": "A door.",
          "headers": {"ETag": {"schema": {"type": "string"}}}, "content": {
          "application/json": {"schema": {"$ref": "#/components/schemas/Door"}}}}},
          "schemas": {"Door": {"$ref": "../../../types/Door.json"}}}
      }
      """;

  private static final String OPENED =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://contracts.polystack.dev/events/shop/v1/Opened.json",
        "title": "Opened",
        "description": "The shop opened.",
        "x-version": "1.0",
        "x-owner": "shop",
        "x-guarantees": {"ordering": "None.", "duplicates": "Yes.", "retention": "None."},
        "x-idempotency-key": ["door"],
        "type": "object",
        "properties": {"door": {"$ref": "../../../types/Door.json"}},
        "required": ["door"],
        "examples": [{"door": "FRONT"}]
      }
      """;

  @TempDir Path folder;
  private ContractFolder contracts;

  @BeforeEach
  void writeGoodContracts() throws IOException {
    contracts = new ContractFolder(folder);
    contracts.write(API, OPENAPI);
    contracts.write("types/Door.json", ContractFolder.DOOR);
    contracts.write("events/shop/v1/Opened.json", OPENED);
  }

  @Test
  void aGoodDocument_isTaken() throws IOException {
    contracts.generate();

    assertThat(contracts.generated("types/Door.java")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3.1.0|3.0.3|/openapi: is '3.0.3', has to be 3.1.<patch>",
        ", \"x-owner\": \"shop\"|, \"x-owner\": \"shpo\"|/info/x-owner: is 'shpo', has to be one of [shop]",
        ", \"x-owner\": \"shop\"||/info/x-owner: is missing",
        "\"description\": \"Opens the shop.\", ||/info/description: is missing",
        "\"summary\": \"Opens it.\"|\"x\": 1|/paths/~1doors~1{door}/put/summary: is missing",
        "\"operationId\": \"openDoor\", ||/paths/~1doors~1{door}/put/operationId: is missing",
        "openDoor|getDoor|/paths/~1doors~1{door}/put/operationId: is that of /paths/~1doors~1{door}/get too",
        "Opened.v1|Opened.v2|/paths/~1doors~1{door}/get/x-causes/0: names 'Opened.v2', which is no event",
        "responses/Door\"|responses/Gate\"|/paths/~1doors~1{door}/get/responses/200/$ref: leads to #/components/responses/Gate, which does not exist",
        "../../../types/Door.json|Door.json|/components/schemas/Door/$ref: leads to Door.json, which does not exist",
        "\"Door\": {\"$ref\"|\"Gate\": {\"$ref\"|/components/schemas/Gate: has to be a $ref to a file of this name, Gate.json",
        "\"$ref\": \"../../../types/Door.json\"|\"type\": \"string\"|/components/schemas/Door: has to be a $ref to a file of this name, Door.json",
        "#/components/schemas/Door|../../../types/Door.json|/components/responses/Door/content/application~1json/schema/$ref: leads to a file: make ../../../types/Door.json one of the components, and refer to #/components/schemas/<its name>",
        "1.0.0|2.0.0|/info/version: is '2.0.0', has to be 1.<minor>.<patch>",
        "\"maximum\": 9|\"multipleOf\": 3|/paths/~1doors~1{door}/get/parameters/0/schema/multipleOf: has no meaning in Java here",
        "\"maximum\": 9|\"exclusiveMaximum\": 9|/paths/~1doors~1{door}/get/parameters/0/schema/exclusiveMaximum: has no meaning in Java here",
        "\"type\": \"integer\", \"maximum\": 9|\"const\": 9|/paths/~1doors~1{door}/get/parameters/0/schema/type: is , has to be string, integer, boolean or array",
        "\"type\": \"integer\", \"maximum\": 9|\"type\": \"integer\", \"minimum\": 10, \"maximum\": 9|/paths/~1doors~1{door}/get/parameters/0/schema/minimum: is greater than maximum",
        "\"ETag\": {\"schema\": {\"type\": \"string\"}}|\"ETag\": {\"schema\": {\"oneOf\": []}}|/components/responses/Door/headers/ETag/schema/type: is , has to be string, integer, boolean or array",
        "\"ETag\": {\"schema\": {\"type\": \"string\"}}|\"ETag\": {}|/components/responses/Door/headers/ETag/schema: is missing",
        "\"x-groups\": [\"viewer\"],||/paths/~1doors~1{door}/get/x-groups: is missing: nobody may call it",
        "\"x-groups\": [\"viewer\"]|\"x-groups\": []|/paths/~1doors~1{door}/get/x-groups: is missing: nobody may call it",
        "\"x-groups\": [\"viewer\"]|\"x-groups\": [7]|/paths/~1doors~1{door}/get/x-groups: has what is no group's name",
        "\"security\": [{\"key\": []}]|\"x-groups\": [\"viewer\"], \"security\": [{\"key\": []}]|/paths/~1doors~1{door}/put/x-groups: has no meaning: no token names",
        "types/Door|types/Gate|/components/schemas/Door/$ref: leads to ../../../types/Gate.json, which does not exist",
      })
  void aMistakeInAnOpenApiDocument_isNamedAtItsPlace(String old, String replacement, String line)
      throws IOException {
    assertThat(OPENAPI).contains(old);
    contracts.write(API, OPENAPI.replace(old, replacement == null ? "" : replacement));

    assertThatThrownBy(contracts::generate).message().contains("\n  " + API + " " + line);
  }
}
