package dev.polystack.shop.store.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.types.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReasonTest {

  @Test
  void everyViolation_isNamed() {
    assertThat(
            Reason.of(
                List.of(
                    new Violation("/detail/data/name", "minLength", "is too short"),
                    new Violation("", "json", "is empty"))))
        .isEqualTo("/detail/data/name: is too short (minLength)\nthe message: is empty (json)");
  }

  @Test
  void tooManyViolations_areCounted() {
    List<Violation> many =
        IntStream.range(0, 1000)
            .mapToObj(i -> new Violation("/detail/data/tags/" + i, "type", "is no string"))
            .toList();

    String reason = Reason.of(many);

    int named = (int) reason.lines().count() - 1;
    assertThat(reason).hasSizeLessThan(Reason.MAX_CHARACTERS + 100);
    assertThat(reason).endsWith("and %d more".formatted(1000 - named));
  }

  @Test
  void charactersThatSqsRefuses_areReplaced() {
    assertThat(Reason.of("a\u0000b\u0007\uFFFE\uD800c🎉\n"))
        .isEqualTo("a\uFFFDb\uFFFD\uFFFD\uFFFDc🎉\n");
  }
}
