package dev.polystack.workspace.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  @Test
  void instead_ofAMistypedName_isTheOneThatIsLikeIt() {
    assertThat(
            Suggestions.instead("prodcuts", List.of("auth", "products", "an-entirely-other-one")))
        .isEqualTo("Did you mean products?");
    assertThat(Suggestions.instead("order", List.of("auth", "oder", "border", "orders", "older")))
        .isEqualTo("Did you mean orders or border or oder?");
  }

  @Test
  void instead_ofANameLikeNoOther_areThoseThatThereAre() {
    assertThat(Suggestions.instead("xyz", List.of("auth", "bus")))
        .isEqualTo("There are: auth, bus");
    assertThat(
            Suggestions.instead(
                "xyz", IntStream.range(0, 200).mapToObj(i -> "stack-" + i).toList()))
        .endsWith("stack-11 and 188 more");
    assertThat(Suggestions.instead("xyz", List.of())).isEqualTo("There is none.");
  }

  @Test
  void closest_ofAMistypedPath_isThatPath_andNoOtherInAnotherFolder() {
    List<String> known = List.of("/shop/test/catalog/api/url", "/shop/test/catalog/api/id");

    assertThat(Suggestions.closest("/shop/test/catalog/api/urll", known)).contains(known.get(0));
    assertThat(Suggestions.closest("/shop/test/orders/queue/arn", known)).isEmpty();
  }
}
