package dev.polystack.shop.store.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.lambda.Correlation;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.IndexUnavailableException;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.Position;
import dev.polystack.shop.store.search.SearchQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SearchResolverTest {

  private static final IndexedProduct CUP =
      new IndexedProduct(
          new ProductId(UUID.fromString("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10")),
          2,
          "Espresso cup",
          "Porcelain",
          new Money(890, "EUR"),
          null,
          List.of(),
          null,
          Instant.parse("2026-11-02T09:30:00Z"));

  private final Shelf shelf = new Shelf();
  private final SearchResolver resolver = new SearchResolver(shelf);

  /** An index with one product, which notes what it is asked. */
  private static final class Shelf implements CatalogIndex {

    private final List<SearchQuery> queries = new ArrayList<>();
    private final List<String> correlationIds = new ArrayList<>();
    private RuntimeException trouble;
    private Deadline deadline = Deadline.NEVER;

    @Override
    public CatalogIndex within(Deadline deadline) {
      this.deadline = deadline;
      return this;
    }

    @Override
    public Page search(SearchQuery query) {
      note();
      queries.add(query);
      return new Page(
          List.of(new Page.Hit(CUP, new Position(30f, "espresso cup", CUP.id()))), true, 7);
    }

    @Override
    public Optional<IndexedProduct> find(ProductId id) {
      note();
      return Optional.of(CUP).filter(product -> product.id().equals(id));
    }

    private void note() {
      correlationIds.add(MDC.get(Correlation.KEY));
      if (trouble != null) {
        throw trouble;
      }
    }

    @Override
    public List<Outcome> apply(List<Change> changes) {
      throw new UnsupportedOperationException("the API does not write");
    }
  }

  private JsonNode resolve(String... contexts) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String input = "[" + String.join(",", contexts) + "]";
    try {
      resolver.handleRequest(
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context());
      return JsonMapper.builder().build().readTree(output.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lambda's context, of which only the request's id and the time that is left matter. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "lambda-request";
                  case "getRemainingTimeInMillis" -> 3_000;
                  default -> null;
                });
  }

  private static String field(String name, String arguments) {
    return field(name, arguments, "{}");
  }

  private static String field(String name, String arguments, String headers) {
    return """
    {"arguments":%s,"source":null,"request":{"headers":%s},
     "info":{"fieldName":"%s","parentTypeName":"Query"}}
    """
        .formatted(arguments, headers, name);
  }

  @Test
  void search_answersAConnection() {
    JsonNode data = resolve(field("search", "{\"text\":\"cup\",\"first\":1}")).at("/0/data");

    assertThat(data.at("/totalCount").asLong()).isEqualTo(7);
    assertThat(data.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(data.at("/edges/0/node/name").asText()).isEqualTo("Espresso cup");
    assertThat(data.at("/edges/0/node/price/amount").asInt()).isEqualTo(890);
    assertThat(data.at("/edges/0/node/changedAt").asText()).isEqualTo("2026-11-02T09:30:00Z");
    assertThat(data.at("/edges/0/node/tags").isArray()).isTrue();
    assertThat(data.at("/edges/0/node").has("category")).isFalse();
    assertThat(data.at("/edges/0/cursor").asText())
        .isNotEmpty()
        .isEqualTo(data.at("/pageInfo/endCursor").asText());
  }

  @Test
  void after_goesOnWhereThePageEnded() {
    String end =
        resolve(field("search", "{\"text\":\"cup\"}")).at("/0/data/pageInfo/endCursor").asText();

    resolve(field("search", "{\"text\":\"cup\",\"after\":\"%s\"}".formatted(end)));

    assertThat(shelf.queries.get(1).after()).contains(new Position(30f, "espresso cup", CUP.id()));
  }

  @Test
  void first_ifAbsentOrNull_is20() {
    resolve(
        field("search", "{\"text\":\"cup\",\"first\":null}"),
        field("search", "{\"text\":\"cup\"}"));

    assertThat(shelf.queries).extracting(query -> query.first().value()).containsExactly(20, 20);
  }

  @Test
  void everyMistake_isNamed_andTheIndexIsNotAsked() {
    JsonNode result =
        resolve(field("search", "{\"text\":\" \",\"first\":101,\"after\":\"nonsense\"}")).get(0);

    assertThat(result.get("data").isNull()).isTrue();
    assertThat(result.get("errorType").asText()).isEqualTo("InvalidArgument");
    assertThat(result.get("errorMessage").asText())
        .contains("text is blank", "first is 101", "after is not a cursor");
    assertThat(shelf.queries).isEmpty();
  }

  @Test
  void aTextOf10Kilobytes_isRefused() {
    JsonNode result =
        resolve(field("search", "{\"text\":\"%s\"}".formatted("x".repeat(10_240)))).get(0);

    assertThat(result.get("errorMessage").asText())
        .isEqualTo("text has 10240 characters, 200 are the limit");
  }

  @Test
  void product_ofAnUnknownId_isNull_withoutAnError() {
    JsonNode result =
        resolve(field("product", "{\"id\":\"00000000-0000-4000-8000-000000000000\"}")).get(0);

    assertThat(result.get("data").isNull()).isTrue();
    assertThat(result.has("errorType")).isFalse();
  }

  @Test
  void product_ofSomethingThatIsNoId_saysSo() {
    JsonNode result =
        resolve(field("product", "{\"id\":\"%s\"}".formatted("'--".repeat(100)))).get(0);

    assertThat(result.get("errorType").asText()).isEqualTo("InvalidArgument");
    assertThat(result.get("errorMessage").asText()).contains("UUID").hasSizeLessThan(150);
  }

  @Test
  void aBatch_isAnsweredInItsOrder_oneErrorSpoilsNoOther() {
    JsonNode results =
        resolve(
            field("product", "{\"id\":\"x\"}"),
            field("product", "{\"id\":\"%s\"}".formatted(CUP.id())));

    assertThat(results).hasSize(2);
    assertThat(results.at("/0/errorType").asText()).isEqualTo("InvalidArgument");
    assertThat(results.at("/1/data/name").asText()).isEqualTo("Espresso cup");
  }

  @Test
  void anIndexThatDoesNotAnswer_isUnavailable_withoutInternals() {
    shelf.trouble = new IndexUnavailableException("POST /products/_search got no answer");

    JsonNode result = resolve(field("search", "{\"text\":\"cup\"}")).get(0);

    assertThat(result.get("errorType").asText()).isEqualTo("Unavailable");
    assertThat(result.get("errorMessage").asText())
        .contains("lambda-request")
        .doesNotContain("_search");
  }

  /** All fields of a batch share the time, so that a slow index becomes an answer. */
  @Test
  void theIndex_isAskedOnlyUntilAMomentBeforeTheFunctionIsStopped() {
    resolve(field("search", "{\"text\":\"cup\"}"));

    assertThat(shelf.deadline.allows(Duration.ofSeconds(3))).isFalse();
  }

  @Test
  void aFaultOfOurs_isFailed_withoutInternals() {
    shelf.trouble = new IllegalStateException("secret detail");

    JsonNode result = resolve(field("search", "{\"text\":\"cup\"}")).get(0);

    assertThat(result.get("errorType").asText()).isEqualTo("Failed");
    assertThat(result.get("errorMessage").asText()).doesNotContain("secret");
  }

  @Test
  void logLines_carryTheCorrelationIdOfTheRequest_ifItIsFit() {
    String search = "{\"text\":\"cup\"}";
    resolve(
        field("search", search, "{\"x-correlation-id\":\"request-1\"}"),
        field("search", search, "{\"x-correlation-id\":\"forged\\nline\"}"),
        field("search", search));

    assertThat(shelf.correlationIds)
        .containsExactly("request-1", "lambda-request", "lambda-request");
  }
}
