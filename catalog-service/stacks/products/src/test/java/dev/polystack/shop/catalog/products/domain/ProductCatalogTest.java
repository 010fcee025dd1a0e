package dev.polystack.shop.catalog.products.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductCatalogTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:30:00.123456Z");
  private static final IdempotencyKey KEY = new IdempotencyKey("anna", "1");

  private final InMemoryProductStore store = new InMemoryProductStore();
  private final ProductCatalog catalog =
      new ProductCatalog(store, Clock.fixed(NOW, ZoneOffset.UTC));

  private static ProductDetails details(String name) {
    return new ProductDetails(name, "", new Money(890, "EUR"), null, List.of(), null);
  }

  private Product created() {
    return ((CreateOutcome.Created) catalog.create(KEY, details("Cup"), "c-1")).product();
  }

  @Test
  void create_newKey_makesVersionOneAndTellsIt() {
    Product product = created();

    assertThat(product.version()).isEqualTo(1);
    assertThat(product.createdAt()).isEqualTo(Instant.parse("2026-11-02T09:30:00.123Z"));
    assertThat(store.outbox()).hasSize(1);
    Event<?> event = store.outbox().get(0);
    assertThat(event.metadata().correlationId()).isEqualTo("c-1");
    assertThat(event.metadata().time()).isEqualTo(product.changedAt());
    assertThat(event.data())
        .isInstanceOfSatisfying(
            ProductChanged.class,
            changed -> {
              assertThat(changed.productId()).isEqualTo(product.id());
              assertThat(Contracts.violations(ProductChanged.SCHEMA, Contracts.write(changed)))
                  .isEmpty();
            });
  }

  @Test
  void create_sameKeyAndDetailsAgain_givesTheSameProductAndTellsNothingAgain() {
    Product first = created();

    assertThat(created()).isEqualTo(first);
    assertThat(store.outbox()).hasSize(1);
  }

  @Test
  void create_sameKeyOtherDetails_isRefused() {
    created();

    assertThat(catalog.create(KEY, details("Glass"), "c-2"))
        .isEqualTo(new CreateOutcome.KeyReused());
  }

  @Test
  void create_overtakenByTheSameKey_givesTheOthersProduct_orIsRefused() {
    CreateOutcome outcome = overtakenBy(KEY, details("Cup")).create(KEY, details("Cup"), "c-1");

    Product others = store.find(store.find(KEY).orElseThrow().productId()).orElseThrow();
    assertThat(outcome).isEqualTo(new CreateOutcome.Created(others));
    assertThat(store.outbox()).extracting(e -> e.metadata().correlationId()).containsExactly("c-0");

    IdempotencyKey key = new IdempotencyKey("anna", "2");
    assertThat(overtakenBy(key, details("Mug")).create(key, details("Cup"), "c-1"))
        .isEqualTo(new CreateOutcome.KeyReused());
  }

  /** Whoever looks at the clock has found no such key; then somebody else writes it. */
  private ProductCatalog overtakenBy(IdempotencyKey key, ProductDetails details) {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            catalog.create(key, details, "c-0");
            return NOW;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    return new ProductCatalog(store, clock);
  }

  @Test
  void create_sameKeyOtherPriceInAnotherCurrency_isRefused() {
    created();
    ProductDetails francsToo =
        new ProductDetails(
            "Cup",
            "",
            new Money(890, "EUR"),
            List.of(new Money(950, "CHF")),
            null,
            List.of(),
            null);

    assertThat(catalog.create(KEY, francsToo, "c-2")).isEqualTo(new CreateOutcome.KeyReused());
  }

  @Test
  void create_againAfterAnUpdateThatChangedTheFingerprint_givesTheSameProduct() throws Exception {
    Product product = created();
    String former =
        "ProductDetails[name=Cup, description=, price=Money[amount=890, currency=EUR], "
            + "category=null, tags=[], imageUrl=null]";
    IdempotencyKey used = new IdempotencyKey("anna", "before the update");
    store.add(
        product,
        ProductEvents.of(product, "c-1"),
        used,
        new KeyRecord(product.id(), sha256(former)));

    assertThat(catalog.create(used, details("Cup"), "c-2"))
        .isEqualTo(new CreateOutcome.Created(product));
    assertThat(catalog.create(used, details("Mug"), "c-2"))
        .isEqualTo(new CreateOutcome.KeyReused());
  }

  /** Kept keys have it: another form of the same details would refuse who tries again. */
  @Test
  void fingerprint_isThatOfTheCanonicalJson_inWhichNothingStandsThatWasNotSaid() throws Exception {
    assertThat(IdempotencyKey.fingerprint(details("Cup")))
        .isEqualTo(
            "json:"
                + sha256(
                    "{\"description\":\"\",\"name\":\"Cup\","
                        + "\"price\":{\"amount\":890,\"currency\":\"EUR\"}}"));
  }

  @Test
  void fingerprint_ofATextThatLooksLikeAProperty_isAnotherThanWithoutIt() {
    assertThat(IdempotencyKey.fingerprint(details("otherPrices=[], Cup")))
        .isNotEqualTo(IdempotencyKey.fingerprint(details("Cup")));
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void change_ofPricesInSeveralCurrencies_isToldWithTheMainPriceFirst() {
    Product product = created();
    ProductDetails prices =
        new ProductDetails(
            "Cup",
            "",
            new Money(790, "EUR"),
            List.of(new Money(850, "CHF")),
            null,
            List.of(),
            null);

    catalog.change(product.id(), 1, prices, "c-2");

    assertThat(((ProductChanged) store.outbox().get(1).data()).prices())
        .containsExactly(new Money(790, "EUR"), new Money(850, "CHF"));
  }

  @Test
  void create_sameKeyOfAnotherCaller_isAnotherProduct() {
    Product first = created();
    var other = catalog.create(new IdempotencyKey("ben", "1"), details("Cup"), "c-2");

    assertThat(((CreateOutcome.Created) other).product().id()).isNotEqualTo(first.id());
  }

  @Test
  void change_seenVersion_makesTheNext() {
    Product product = created();

    assertThat(catalog.change(product.id(), 1, details("Mug"), "c-2"))
        .isInstanceOfSatisfying(
            ChangeOutcome.Done.class,
            done -> {
              assertThat(done.product().version()).isEqualTo(2);
              assertThat(done.product().details().name()).isEqualTo("Mug");
              assertThat(done.product().createdAt()).isEqualTo(product.createdAt());
            });
    assertThat(store.outbox()).hasSize(2);
  }

  @Test
  void change_olderVersion_isAConflictThatNamesTheCurrent() {
    Product product = created();
    catalog.change(product.id(), 1, details("Mug"), "c-2");

    assertThat(catalog.change(product.id(), 1, details("Bowl"), "c-3"))
        .isEqualTo(new ChangeOutcome.VersionConflict(2));
    assertThat(store.outbox()).hasSize(2);
  }

  @Test
  void change_unknownProduct_isNotFound() {
    assertThat(catalog.change(new ProductId(UUID.randomUUID()), 1, details("Mug"), "c"))
        .isEqualTo(new ChangeOutcome.NotFound());
  }

  @Test
  void withdraw_isForGood() {
    Product product = created();

    assertThat(catalog.withdraw(product.id(), 1, "c-2")).isInstanceOf(ChangeOutcome.Done.class);
    assertThat(store.outbox().get(1).data()).isEqualTo(new ProductWithdrawn(product.id(), 2, null));
    assertThat(catalog.withdraw(product.id(), 2, "c-3"))
        .isEqualTo(new ChangeOutcome.AlreadyWithdrawn());
    assertThat(catalog.change(product.id(), 2, details("Mug"), "c-4"))
        .isEqualTo(new ChangeOutcome.AlreadyWithdrawn());
  }
}
