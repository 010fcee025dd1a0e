package dev.polystack.shop.catalog.api;

import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a schema cannot say about prices: a currency exists, and there is one price for each. */
final class Prices {

  /**
   * What is paid with somewhere today, by ISO 4217 and ISO 3166 as the JDK knows them. So neither
   * former currencies nor the codes for metals, funds, tests and none at all.
   */
  private static final Set<String> CURRENCIES =
      Arrays.stream(Locale.getISOCountries())
          .map(country -> Currency.getInstance(new Locale("", country)))
          .filter(Objects::nonNull) // Nobody pays in Antarctica.
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Prices() {}

  /** Every price in no currency at all, or in one that another price before it has. */
  static List<Violation> violations(ProductDetails details) {
    List<Violation> violations = new ArrayList<>();
    existing(details.price(), "/price", violations);
    Set<String> currencies = new HashSet<>(Set.of(details.price().currency()));
    for (int i = 0; i < details.otherPrices().size(); i++) {
      Money price = details.otherPrices().get(i);
      String place = "/otherPrices/" + i;
      existing(price, place, violations);
      if (!currencies.add(price.currency())) {
        violations.add(
            new Violation(
                place + "/currency", "unique", "has a price already: give one for each currency"));
      }
    }
    return violations;
  }

  private static void existing(Money price, String place, List<Violation> violations) {
    if (!CURRENCIES.contains(price.currency())) {
      violations.add(
          new Violation(
              place + "/currency",
              "iso4217",
              "has to be the code of a current currency by ISO 4217"));
    }
  }
}
