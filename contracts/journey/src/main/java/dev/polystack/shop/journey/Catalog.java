package dev.polystack.shop.journey;

import dev.polystack.shop.journey.Http.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** The employees' REST API, as one signed-in employee uses it. */
final class Catalog {

  private final Http http;
  private final String url;
  private final String token;

  Catalog(String url, Http http, String token) {
    this.http = http;
    this.url = url.replaceAll("/+$", "");
    this.token = token;
  }

  /** Creates a product; the answer's body is the product. */
  Answer create(String product) {
    return http.send(
        request("/products")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(product)));
  }

  /** Reads a product. */
  Answer get(String id) {
    return http.send(request("/products/" + id).GET());
  }

  /** Replaces what a product says, if it still has this version. */
  Answer change(String id, long version, String product) {
    return http.send(
        request("/products/" + id)
            .header("If-Match", etag(version))
            .PUT(BodyPublishers.ofString(product)));
  }

  /** Takes a product out of the shop, if it still has this version. */
  Answer withdraw(String id, long version) {
    return http.send(request("/products/" + id).header("If-Match", etag(version)).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String etag(long version) {
    return "\"" + version + "\"";
  }
}
