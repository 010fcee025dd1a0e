package dev.polystack.shop.catalog.products.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.events.catalog.v2.ProductChanged;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both majors of a change say the same about the same version of a product. */
class ProductMajorsTest {

  private static final ProductId CUP = ProductId.of("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10");
  private static final Money EUROS = new Money(890, "EUR");
  private static final Money FRANCS = new Money(950, "CHF");

  private static final Event<ProductChanged> NEW =
      Event.of(
          ProductChanged.TYPE,
          ProductChanged.builder()
              .productId(CUP)
              .version(3)
              .name("Cup")
              .description("60 ml")
              .prices(List.of(EUROS, FRANCS))
              .category("cups")
              .tags(List.of("porcelain"))
              .imageUrl(URI.create("https://images.example.com/cup.jpg"))
              .build(),
          "c-1");

  private static final dev.polystack.shop.contracts.events.catalog.v1.ProductChanged OLD =
      dev.polystack.shop.contracts.events.catalog.v1.ProductChanged.builder()
          .productId(CUP)
          .version(3)
          .name("Cup")
          .description("60 ml")
          .price(EUROS)
          .category("cups")
          .tags(List.of("porcelain"))
          .imageUrl(URI.create("https://images.example.com/cup.jpg"))
          .build();

  @Test
  void aChange_isToldInBothMajors_theOldOneWithTheMainPrice() {
    List<Event<?>> told = ProductMajors.of(NEW);

    assertThat(told).hasSize(2);
    assertThat(told.get(0)).isEqualTo(NEW);
    assertThat(told.get(1).data()).isEqualTo(OLD);
    assertThat(told.get(1).type().detailType()).isEqualTo("ProductChanged.v1");
  }

  @Test
  void theOtherMajor_isAnEventOfItsOwnWithTheSameTrace() {
    Event<?> other = ProductMajors.of(NEW).get(1);

    assertThat(other.metadata().eventId()).isNotEqualTo(NEW.metadata().eventId());
    assertThat(other.metadata().correlationId()).isEqualTo("c-1");
    assertThat(other.metadata().time()).isEqualTo(NEW.metadata().time());
    assertThat(other.metadata().schemaVersion()).startsWith("1.");
  }

  @Test
  void theOtherMajor_keepsItsIdWheneverItIsSentAgain() {
    assertThat(ProductMajors.of(NEW)).isEqualTo(ProductMajors.of(NEW));
  }

  @Test
  void aChangeThatWasWrittenByTheOldContract_isToldInBothMajorsToo() {
    Event<?> written =
        Event.of(dev.polystack.shop.contracts.events.catalog.v1.ProductChanged.TYPE, OLD, "c-0");

    List<Event<?>> told = ProductMajors.of(written);

    assertThat(told).hasSize(2);
    assertThat(told.get(0).data()).isEqualTo(NEW.data().toBuilder().prices(List.of(EUROS)).build());
    assertThat(told.get(1)).isEqualTo(written);
  }

  @Test
  void aWithdrawal_hasOneMajorOnly() {
    Event<?> withdrawn = Event.of(ProductWithdrawn.TYPE, new ProductWithdrawn(CUP, 4, null), "c-2");

    assertThat(ProductMajors.of(withdrawn)).containsExactly(withdrawn);
  }
}
