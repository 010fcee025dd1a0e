package dev.polystack.shop.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void of_tooManyEntries_parts() {
    assertThat(Batches.of(List.of(1, 2, 3, 4, 5), 2, 1000, each -> 1))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void of_tooManyBytes_parts() {
    assertThat(Batches.of(List.of(60, 40, 1, 100, 200, 5), 10, 100, each -> each))
        .containsExactly(List.of(60, 40), List.of(1), List.of(100), List.of(200), List.of(5));
  }

  @Test
  void of_nothing_isNothing() {
    assertThat(Batches.of(List.<Integer>of(), 2, 10, each -> 1)).isEmpty();
  }
}
