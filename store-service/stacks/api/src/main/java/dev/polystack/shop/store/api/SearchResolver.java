package dev.polystack.shop.store.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.polystack.lambda.Correlation;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.opensearch.OpenSearchCatalogIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Resolves the fields of {@code Query}: an array of AppSync's contexts in, an array of results of
 * the same length out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-mapping-template-reference-lambda.html">
 *     Direct Lambda resolvers, batching</a>
 */
public final class SearchResolver implements RequestStreamHandler {

  static final String INDEX_ENDPOINT = "INDEX_ENDPOINT";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What it may take to answer, after the index was asked. */
  private static final Duration RESERVE = Duration.ofMillis(500);

  private final CatalogIndex index;

  /** Called by Lambda; the stack sets the environment variable. */
  public SearchResolver() {
    this(
        OpenSearchCatalogIndex.at(
            URI.create(
                Objects.requireNonNull(
                    System.getenv(INDEX_ENDPOINT),
                    "environment variable INDEX_ENDPOINT is not set"))));
  }

  SearchResolver(CatalogIndex index) {
    this.index = index;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    QueryFields fields = new QueryFields(index.within(deadline(context)));
    ArrayNode results = JSON.createArrayNode();
    for (JsonNode each : JSON.readTree(input)) {
      String header = each.path("request").path("headers").path(Correlation.HEADER).textValue();
      String id = Correlation.chosen(header).orElseGet(context::getAwsRequestId);
      try (var correlation = Correlation.of(id)) {
        String field = each.at("/info/fieldName").asText();
        results.add(fields.resolve(field, each.path("arguments")).toJson(correlation.id()));
      }
    }
    JSON.writeValue(output, results);
  }

  private static Deadline deadline(Context context) {
    return Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE));
  }
}
