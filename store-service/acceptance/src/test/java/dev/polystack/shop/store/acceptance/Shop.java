package dev.polystack.shop.store.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The shop as one customer sees it. */
final class Shop {

  private static final String SEARCH =
      """
      query Search($text: String!, $first: Int, $after: String) {
        search(text: $text, first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges { cursor node {
            id version name description price { amount currency } category tags imageUrl changedAt
          } }
        }
      }
      """;

  private static final String PRODUCT =
      "query Product($id: ID!) { product(id: $id) { id version name } }";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI url;
  private final String token;

  Shop(String url, String token) {
    this.url = URI.create(url);
    this.token = token;
  }

  JsonNode search(Map<String, Object> variables) {
    return query(SEARCH, variables);
  }

  JsonNode search(String text) {
    return search(Map.of("text", text));
  }

  JsonNode product(String id) {
    return query(PRODUCT, Map.of("id", id));
  }

  private JsonNode query(String query, Map<String, Object> variables) {
    ObjectNode body = JSON.createObjectNode().put("query", query);
    body.set("variables", JSON.valueToTree(variables));
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", token)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the shop", e);
    }
  }
}
