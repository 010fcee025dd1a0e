package dev.polystack.shop.journey;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.rest.catalog.v1.NewProduct;
import dev.polystack.shop.contracts.types.Money;
import java.util.List;
import java.util.UUID;

/** Products that a journey brings along. */
final class Products {

  private Products() {}

  /** A name that no other product has, so that a search finds this one alone. */
  static String uniqueName() {
    return "Kettle " + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * What an employee sends to create or change a product.
   *
   * @param cents the price in minor units
   * @param otherPrices in other currencies
   */
  static String named(String name, long cents, Money... otherPrices) {
    return Contracts.write(
        NewProduct.builder()
            .name(name)
            .description("Stainless steel, 1.2 litres, keeps the water warm for an hour.")
            .price(new Money(cents, "EUR"))
            .otherPrices(List.of(otherPrices))
            .category("kitchen")
            .tags(List.of("kettle", "steel"))
            .build());
  }
}
