package dev.polystack.shop.journey;

import dev.polystack.shop.journey.Http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures the time from the employees' API's answer until the product is found in the shop, and
 * prints it against its bound as one line of JSON.
 */
public final class Latency {

  private static final int WARM_UP = 10;
  private static final int MEASURED = 50;
  private static final int BOUND_MILLIS = 500;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Latency() {}

  /**
   * Creates, finds and withdraws {@value #WARM_UP} + {@value #MEASURED} products, one at a time.
   */
  public static void main(String[] arguments) {
    List<Long> millis = new ArrayList<>();
    try (Actors actors = new Actors()) {
      Catalog catalog = actors.catalog(actors.employeeToken("manager"));
      Shop shop = actors.shop(actors.customerToken());
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        long took = once(catalog, shop);
        if (i >= WARM_UP) {
          millis.add(took);
        }
      }
    }
    Collections.sort(millis);
    long median = millis.get(millis.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "{\"samples\":%d,\"p50Millis\":%d,\"p90Millis\":%d,\"maxMillis\":%d,\"boundMillis\":%d,\"ratio\":%.2f}%n",
        millis.size(),
        median,
        millis.get(millis.size() * 9 / 10),
        millis.get(millis.size() - 1),
        BOUND_MILLIS,
        (double) median / BOUND_MILLIS);
  }

  private static long once(Catalog catalog, Shop shop) {
    String name = Products.uniqueName();
    Answer created = catalog.create(Products.named(name, 1900));
    long answered = System.nanoTime();
    String id = created.body().path("productId").asText();
    Patience.until("found in the shop", LIMIT, () -> shop.find(name, id).isPresent());
    long took = Duration.ofNanos(System.nanoTime() - answered).toMillis();
    catalog.withdraw(id, 1);
    return took;
  }
}
