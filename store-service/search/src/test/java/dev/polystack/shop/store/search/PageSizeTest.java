package dev.polystack.shop.store.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSizeTest {

  @Test
  void bounds_areIncluded() {
    assertThat(new PageSize(1).value()).isEqualTo(1);
    assertThat(new PageSize(100).value()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
  void outOfBounds_isRefusedWithItsValue(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageSize(size))
        .withMessage("first is %d, it has to be from 1 to 100".formatted(size));
  }
}
