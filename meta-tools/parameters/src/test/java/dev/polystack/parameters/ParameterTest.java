package dev.polystack.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ParameterTest {

  private static final Parameter TABLE =
      Parameter.internal("catalog", "products", "table-name", ValueType.NAME);

  @Test
  void path_namesProjectEnvironmentServiceStackAndValue() {
    assertThat(TABLE.path("shop", "dev-ada"))
        .isEqualTo("/shop/dev-ada/catalog/products/table-name");
  }

  @Test
  void path_withEnvironmentInUpperCase_namesTheOffender() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.path("shop", "Prod"))
        .withMessageContaining("environment 'Prod'");
  }

  @Test
  void constructor_withSlash_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameter.published("catalog", "api/v1", "url", ValueType.URL))
        .withMessageContaining("stack 'api/v1'");
  }
}
