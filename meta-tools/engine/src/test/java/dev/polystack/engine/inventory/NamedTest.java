package dev.polystack.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UsageError;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NamedTest {

  private static final List<String> ALL =
      List.of("catalog/api/products-api", "store/api/search", "store/catalog/updater");

  private static List<String> select(String... patterns) {
    return Named.select("function", ALL, Function.identity(), List.of(patterns));
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
        .isInstanceOf(UsageError.class)
        .hasMessageContaining(
            "no function is named 'store/cat'. Did you mean store/catalog/updater")
        .hasMessageContaining("no function is named 'sto'");
  }
}
