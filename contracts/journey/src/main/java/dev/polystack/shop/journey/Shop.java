package dev.polystack.shop.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.journey.Http.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The shop's GraphQL API, as one signed-in customer uses it. */
final class Shop {

  private static final String SEARCH =
      """
      query Search($text: String!) {
        search(text: $text) {
          edges { node { id version name price { amount currency } } }
        }
      }
      """;

  private static final String PRODUCT =
      """
      query Product($id: ID!) {
        product(id: $id) { id version name price { amount currency } }
      }
      """;

  private final Http http;
  private final URI url;
  private final String token;

  Shop(String url, Http http, String token) {
    this.http = http;
    this.url = URI.create(url);
    this.token = token;
  }

  /** Searches by text. */
  Answer search(String text) {
    return send(searching(text));
  }

  /** Reads one product. */
  Answer product(String id) {
    return send(reading(id));
  }

  /** The product of this id among what a search for the text finds. */
  Optional<JsonNode> find(String text, String id) {
    JsonNode edges = search(text).body().at("/data/search/edges");
    return StreamSupport.stream(edges.spliterator(), false)
        .map(edge -> edge.path("node"))
        .filter(node -> node.path("id").asText().equals(id))
        .findFirst();
  }

  /** The body of a search. */
  static String searching(String text) {
    return request(SEARCH, "text", text);
  }

  /** The body of a request for one product. */
  static String reading(String id) {
    return request(PRODUCT, "id", id);
  }

  private static String request(String query, String variable, String value) {
    var body = Http.JSON.createObjectNode().put("query", query);
    body.putObject("variables").put(variable, value);
    return body.toString();
  }

  private Answer send(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return http.send(token.isEmpty() ? request : request.header("Authorization", token));
  }
}
