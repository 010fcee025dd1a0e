package dev.polystack.shop.catalog.api;

import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.types.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schema cannot say about prices: there is one for each currency. */
final class Prices {

  private Prices() {}

  /** Every price in a currency that another one before it has. */
  static List<Violation> violations(ProductDetails details) {
    Set<String> currencies = new HashSet<>(Set.of(details.price().currency()));
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < details.otherPrices().size(); i++) {
      if (!currencies.add(details.otherPrices().get(i).currency())) {
        violations.add(
            new Violation(
                "/otherPrices/%d/currency".formatted(i),
                "unique",
                "has a price already: give one for each currency"));
      }
    }
    return violations;
  }
}
