package dev.polystack.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {

  private static final Parameter TABLE =
      Parameter.internal("catalog", "products", "table-name", ValueType.NAME);

  @Test
  void path_namesProjectEnvironmentServiceStackAndValue() {
    assertThat(TABLE.path("shop", "dev-ada"))
        .isEqualTo("/shop/dev-ada/catalog/products/table-name");
  }

  @ParameterizedTest
  @CsvSource({"shop, Prod, environment 'Prod'", "shop/x, prod, project 'shop/x'"})
  void path_withWhatIsNoSegment_namesTheOffender(String project, String environment, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.path(project, environment))
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "Catalog, api, url, service 'Catalog'",
    "catalog, api/v1, url, stack 'api/v1'",
    "catalog, api, url-, name 'url-'"
  })
  void constructor_withWhatIsNoSegment_isRefused(
      String service, String stack, String name, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameter.published(service, stack, name, ValueType.URL))
        .withMessageContaining(why);
  }

  @Test
  void visibility_isEverybodysOnlyOfWhatIsPublished() {
    assertThat(TABLE.visibility()).isEqualTo(Visibility.SERVICE);
    assertThat(Parameter.published("catalog", "api", "url", ValueType.URL).visibility())
        .isEqualTo(Visibility.PUBLISHED);
  }
}
