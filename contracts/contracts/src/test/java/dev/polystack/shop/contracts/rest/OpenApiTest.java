package dev.polystack.shop.contracts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The REST APIs' documents are OpenAPI 3.1 that tools understand, and they are complete. */
class OpenApiTest {

  private static final SwaggerParseResult PARSED = parse();

  private static SwaggerParseResult parse() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setOaiAuthor(true);
    return new OpenAPIV3Parser()
        .readLocation(
            "src/main/resources/contracts/rest/catalog/v1/openapi.json", List.of(), options);
  }

  @Test
  void theDocumentIsValid() {
    assertThat(PARSED.getMessages()).isEmpty();
    assertThat(PARSED.isOpenapi31()).isTrue();
  }

  @Test
  void everyOperationHasItsSchemas() {
    operations()
        .forEach(
            (method, all) ->
                assertThat(all)
                    .allSatisfy(
                        operation -> {
                          boolean writes = method == HttpMethod.POST || method == HttpMethod.PUT;
                          assertThat(operation.getRequestBody() != null)
                              .as(operation.getOperationId())
                              .isEqualTo(writes);
                          if (writes) {
                            assertThat(
                                    operation
                                        .getRequestBody()
                                        .getContent()
                                        .get("application/json")
                                        .getSchema())
                                .isNotNull();
                          }
                        }));
  }

  @Test
  void everyAnswerHasItsSchemaAndTheCorrelationId() {
    operations().values().stream()
        .flatMap(List::stream)
        .forEach(
            operation ->
                assertThat(operation.getResponses())
                    .as(operation.getOperationId())
                    .containsKeys("401", "403")
                    .allSatisfy(
                        (status, answer) -> {
                          assertThat(answer.getHeaders()).containsKey("X-Correlation-Id");
                          assertThat(schemaIsGiven(status, answer)).as(status).isTrue();
                        }));
  }

  private static boolean schemaIsGiven(String status, ApiResponse answer) {
    if (status.equals("204")) {
      return answer.getContent() == null;
    }
    String mediaType = status.startsWith("2") ? "application/json" : "application/problem+json";
    return answer.getContent().get(mediaType).getSchema() != null;
  }

  private static Map<HttpMethod, List<Operation>> operations() {
    OpenAPI api = PARSED.getOpenAPI();
    assertThat(api.getPaths()).hasSize(2);
    return api.getPaths().values().stream()
        .flatMap(path -> path.readOperationsMap().entrySet().stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
