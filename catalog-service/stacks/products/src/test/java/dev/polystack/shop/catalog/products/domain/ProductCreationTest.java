package dev.polystack.shop.catalog.products.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductCreated;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A product's first version, and no other, is told as its creation. */
class ProductCreationTest {

  private static final ProductId CUP = ProductId.of("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10");

  private static Event<ProductChanged> version(long version) {
    return Event.of(
        ProductChanged.TYPE,
        ProductChanged.builder()
            .productId(CUP)
            .version(version)
            .name("Cup")
            .description("60 ml")
            .prices(List.of(new Money(890, "EUR"), new Money(950, "CHF")))
            .category("cups")
            .tags(List.of("porcelain"))
            .imageUrl(URI.create("https://images.example.com/cup.jpg"))
            .build(),
        "c-1");
  }

  @Test
  void theFirstVersion_isTheCreation_withTheWholeState() {
    Event<ProductChanged> first = version(1);

    Event<?> created = ProductCreation.of(first).orElseThrow();

    assertThat(created.type()).isEqualTo(ProductCreated.TYPE);
    assertThat(created.data()).usingRecursiveComparison().isEqualTo(first.data());
    assertThat(created.metadata().eventId()).isNotEqualTo(first.metadata().eventId());
    assertThat(created.metadata().correlationId()).isEqualTo("c-1");
    assertThat(created.metadata().time()).isEqualTo(first.metadata().time());
    assertThat(ProductCreation.of(first)).contains(created);
  }

  @Test
  void whateverComesLater_isNone() {
    assertThat(ProductCreation.of(version(2))).isEmpty();
    assertThat(
            ProductCreation.of(
                Event.of(ProductWithdrawn.TYPE, new ProductWithdrawn(CUP, 1, null), "c-2")))
        .isEmpty();
  }
}
