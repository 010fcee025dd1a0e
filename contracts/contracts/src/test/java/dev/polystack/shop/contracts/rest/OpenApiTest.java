package dev.polystack.shop.contracts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST APIs' documents are OpenAPI 3.1 that tools understand, and they are complete. */
class OpenApiTest {

  private static SwaggerParseResult parse(String api) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setOaiAuthor(true);
    return new OpenAPIV3Parser()
        .readLocation(
            "src/main/resources/contracts/rest/%s/v1/openapi.json".formatted(api),
            List.of(),
            options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "partners"})
  void theDocumentIsValid(String api) {
    SwaggerParseResult parsed = parse(api);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.isOpenapi31()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "partners"})
  void everyOperationHasItsSchemas(String api) {
    operations(api)
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

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "partners"})
  void everyAnswerOfAService_hasItsSchemaAndTheCorrelationId(String api) {
    allSatisfy(
        api,
        (status, answer) -> {
          if (!isOfTheGateway(answer)) {
            assertThat(answer.getHeaders()).containsKey("X-Correlation-Id");
            assertThat(schemaIsGiven(status, answer)).as(status).isTrue();
          }
        });
  }

  @Test
  void whatTheGatewayAnswers_isItsMessageWithoutACorrelationId() {
    List<String> statuses = new ArrayList<>();
    allSatisfy(
        "catalog",
        (status, answer) -> {
          if (isOfTheGateway(answer)) {
            statuses.add(status);
            assertThat(answer.getContent()).containsOnlyKeys("application/json");
            assertThat(answer.getHeaders()).isNull();
          } else {
            assertThat(answer.getHeaders().get("X-Correlation-Id").get$ref() == null)
                .as("may be missing from a %s", status)
                .isEqualTo(status.equals("500"));
          }
        });
    Components components = parse("catalog").getOpenAPI().getComponents();
    assertThat(components.getHeaders().get("CorrelationId").getRequired()).isTrue();
    assertThat(statuses).contains("401", "413", "429", "503").doesNotContain("400", "403", "500");
    operations("catalog").values().stream()
        .flatMap(List::stream)
        .forEach(
            operation ->
                assertThat(operation.getResponses())
                    .as(operation.getOperationId())
                    .containsKeys("401", "429", "500", "503"));
  }

  private static void allSatisfy(String api, BiConsumer<String, ApiResponse> requirement) {
    Components components = parse(api).getOpenAPI().getComponents();
    operations(api).values().stream()
        .flatMap(List::stream)
        .forEach(
            operation ->
                assertThat(operation.getResponses())
                    .as(operation.getOperationId())
                    .containsKeys("401", "403")
                    .allSatisfy(
                        (status, answer) ->
                            requirement.accept(status, resolved(answer, components))));
  }

  private static ApiResponse resolved(ApiResponse answer, Components components) {
    String reference = answer.get$ref();
    return reference == null
        ? answer
        : components.getResponses().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static boolean isOfTheGateway(ApiResponse answer) {
    return answer.getContent() != null
        && answer.getContent().size() == 1
        && answer.getContent().containsKey("application/json")
        && String.valueOf(answer.getContent().get("application/json").getSchema().get$ref())
            .endsWith("/GatewayMessage");
  }

  private static boolean schemaIsGiven(String status, ApiResponse answer) {
    if (status.equals("204")) {
      return answer.getContent() == null;
    }
    String mediaType = status.startsWith("2") ? "application/json" : "application/problem+json";
    return answer.getContent().get(mediaType).getSchema() != null;
  }

  private static Map<HttpMethod, List<Operation>> operations(String name) {
    OpenAPI api = parse(name).getOpenAPI();
    assertThat(api.getPaths()).hasSize(2);
    return api.getPaths().values().stream()
        .flatMap(path -> path.readOperationsMap().entrySet().stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
