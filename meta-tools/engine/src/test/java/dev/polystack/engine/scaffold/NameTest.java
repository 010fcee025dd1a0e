package dev.polystack.engine.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  @Test
  void everyForm_followsFromTheText() {
    Name name = Name.of("function", "place-order");

    assertThat(name.type()).isEqualTo("PlaceOrder");
    assertThat(name.member()).isEqualTo("placeOrder");
    assertThat(name.segment()).isEqualTo("placeorder");
    assertThat(name.constant()).isEqualTo("PLACE_ORDER");
    assertThat(name.words()).isEqualTo("Place order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Orders", "place_order", "-a", "a-", "a--b", "2nd", "a-2", "class"})
  void of_whatCannotBeAName_saysWhichAndWhatToWrite(String text) {
    assertThatThrownBy(() -> Name.of("service", text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'" + text + "' cannot be the name of a service")
        .hasMessageContaining("such as place-order");
  }
}
