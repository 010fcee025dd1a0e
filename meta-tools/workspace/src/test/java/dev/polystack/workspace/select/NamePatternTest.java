package dev.polystack.workspace.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "catalog, catalog",
    "catalog, catalog/products",
    "catalog, catalog/products/publisher",
    "cat*, catalog/products",
    "*/api, store/api",
    "*/api, store/api/search",
    "store/*/updater, store/catalog/updater",
    "*, store/api",
    "st.re, st.re"
  })
  void test_ofWhatIsNamed_isTrue(String pattern, String name) {
    assertThat(NamePattern.of(pattern).test(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cat, catalog",
    "catalog/products, catalog",
    "*api, store/api",
    "*/api, api",
    "store/cat, store/catalog",
    "st.re, store"
  })
  void test_ofAnythingElse_isFalse(String pattern, String name) {
    assertThat(NamePattern.of(pattern).test(name)).isFalse();
  }
}
