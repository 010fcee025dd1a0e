package dev.polystack.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final List<String> ALL =
      List.of("catalog/api/products-api", "store/api/search", "store/catalog/updater");

  private static List<String> select(String... patterns) {
    return Names.select("function", ALL, Function.identity(), List.of(patterns));
  }

  @Test
  void select_byServiceStackThingOrGlob_findsWhatIsBelow() {
    assertThat(select("store")).containsExactly("store/api/search", "store/catalog/updater");
    assertThat(select("store/catalog")).containsExactly("store/catalog/updater");
    assertThat(select("store/catalog/updater")).containsExactly("store/catalog/updater");
    assertThat(select("*/api")).containsExactly("catalog/api/products-api", "store/api/search");
    assertThat(select()).isEqualTo(ALL);
  }

  @Test
  void select_ofHalfAName_isNotTheWholeName() {
    assertThatThrownBy(() -> select("store/cat", "sto"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "There is no function 'store/cat', 'sto'. There are: " + String.join(", ", ALL));
  }
}
