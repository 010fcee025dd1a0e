package dev.polystack.shop.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.parameters.StoreParameters;
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

  Shop(Deployment deployment, Http http, String token) {
    this.http = http;
    this.url = URI.create(deployment.value(StoreParameters.GRAPHQL_URL));
    this.token = token;
  }

  /** Searches by text. */
  Answer search(String text) {
    return query(SEARCH, "text", text);
  }

  /** Reads one product. */
  Answer product(String id) {
    return query(PRODUCT, "id", id);
  }

  /** The product of this id among what a search for the text finds. */
  Optional<JsonNode> find(String text, String id) {
    JsonNode edges = search(text).body().at("/data/search/edges");
    return StreamSupport.stream(edges.spliterator(), false)
        .map(edge -> edge.path("node"))
        .filter(node -> node.path("id").asText().equals(id))
        .findFirst();
  }

  private Answer query(String query, String variable, String value) {
    var body = Http.JSON.createObjectNode().put("query", query);
    body.putObject("variables").put(variable, value);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return http.send(token.isEmpty() ? request : request.header("Authorization", token));
  }
}
