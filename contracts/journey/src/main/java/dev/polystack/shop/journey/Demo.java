package dev.polystack.shop.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.events.catalog.v1.ProductCreated;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.journey.Http.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** {@code meta demo}: one product's way from an employee's request into the shop, narrated. */
public final class Demo {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  static final EventReader READER =
      EventReader.of(
          ProductCreated.TYPE,
          ProductChanged.TYPE,
          dev.polystack.shop.contracts.events.catalog.v2.ProductChanged.TYPE,
          ProductWithdrawn.TYPE);

  private final Narrator narrator;
  private final Catalog catalog;
  private final Shop shop;
  private final BusTap bus;

  private Demo(Narrator narrator, Catalog catalog, Shop shop, BusTap bus) {
    this.narrator = narrator;
    this.catalog = catalog;
    this.shop = shop;
    this.bus = bus;
  }

  /** Walks through the running environment that POLYSTACK_ENV names; leaves no users behind. */
  public static void main(String[] arguments) {
    Narrator narrator = Narrator.onTerminal();
    try (Actors actors = new Actors();
        BusTap bus = actors.listenToCatalog()) {
      narrator.chapter("An employee and a customer sign in");
      String employee =
          timed(narrator, "catalog/auth", "a manager", () -> actors.employeeToken("manager"));
      String customer = timed(narrator, "store/auth", "a customer", actors::customerToken);
      new Demo(narrator, actors.catalog(employee), actors.shop(customer), bus).run();
    } catch (IllegalStateException e) {
      System.err.println("The demo stopped: " + e.getMessage());
      System.err.println(
          "See `meta status` for what runs and `meta logs` for what the functions said.");
      System.exit(1);
    }
  }

  private void run() {
    String name = Products.uniqueName();

    narrator.chapter("The employee creates a product");
    Answer created = catalog.create(Products.named(name, 4900));
    String id = created.body().path("productId").asText();
    tell("POST /products", created, 201);
    follow(id, 1, () -> shop.find(name, id).filter(product -> cents(product) == 4900));

    narrator.chapter("The employee changes the price");
    Answer changed = catalog.change(id, 1, Products.named(name, 3900));
    tell("PUT /products/" + id, changed, 200);
    follow(id, 2, () -> shop.find(name, id).filter(product -> cents(product) == 3900));

    narrator.chapter("The employee withdraws the product");
    Answer withdrawn = catalog.withdraw(id, 2);
    tell("DELETE /products/" + id, withdrawn, 204);
    follow(
        id,
        3,
        () ->
            shop.find(name, id).isPresent()
                ? Optional.empty()
                : Optional.of(Http.JSON.createObjectNode().put("name", "nothing any more")));
    narrator.says("logs", "meta logs --correlation-id " + withdrawn.correlationId());
  }

  private void tell(String request, Answer answer, int expected) {
    narrator.says("catalog/api", request + " -> " + answer.status(), answer.took());
    if (answer.status() != expected) {
      throw new IllegalStateException(
          "%s answered %d instead of %d: %s"
              .formatted(request, answer.status(), expected, answer.body()));
    }
    narrator.says("", "correlation id " + answer.correlationId());
  }

  /** Watches the bus and the shop at the same time, since the event reaches both at once. */
  private void follow(String id, long version, Supplier<Optional<JsonNode>> inShop) {
    long start = System.nanoTime();
    CompletableFuture<Duration> found =
        CompletableFuture.supplyAsync(
            () -> {
              JsonNode product = Patience.await("the shop's answer", LIMIT, inShop);
              Duration took = since(start);
              narrator.says("store/api", "search finds " + describe(product), took);
              return took;
            });
    JsonNode event =
        bus.await(candidate -> isAbout(candidate, id, version), LIMIT)
            .orElseThrow(() -> new IllegalStateException("no event came over the bus"));
    narrator.says(
        "contracts/bus",
        "%s, version %d, %s".formatted(event.path("detail-type").asText(), version, verdict(event)),
        since(start));
    found.join();
  }

  private static boolean isAbout(JsonNode event, String id, long version) {
    JsonNode data = event.at("/detail/data");
    return data.path("productId").asText().equals(id) && data.path("version").asLong() == version;
  }

  private static String verdict(JsonNode event) {
    return READER.read(event.toString()) instanceof Received.Valid
        ? "valid by its schema"
        : "NOT valid by its schema";
  }

  private static String describe(JsonNode product) {
    JsonNode price = product.path("price");
    return price.isMissingNode()
        ? product.path("name").asText()
        : "%s at %.2f %s"
            .formatted(
                abbreviated(product.path("name").asText()),
                cents(product) / 100.0,
                price.path("currency").asText());
  }

  private static String abbreviated(String name) {
    return name.length() <= 20 ? name : name.substring(0, 17) + "...";
  }

  private static long cents(JsonNode product) {
    return product.at("/price/amount").asLong();
  }

  private static String timed(
      Narrator narrator, String where, String who, Supplier<String> signIn) {
    long start = System.nanoTime();
    String token = signIn.get();
    narrator.says(where, who + " is made and signed in", since(start));
    return token;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
