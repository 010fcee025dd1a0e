package dev.polystack.shop.store.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

  @Test
  void words_areInLowerCaseAndOnce() {
    assertThat(new SearchText("Espresso-Cup, cup & CUP").words())
        .containsExactly("espresso", "cup");
  }

  @Test
  void words_doNotDependOnHowACharacterIsComposed() {
    assertThat(new SearchText("Cafe\u0301").words()).isEqualTo(new SearchText("café").words());
  }

  @Test
  void words_leaveFillersOut_unlessThereIsNothingElse() {
    assertThat(new SearchText("die Tasse für the tea").words()).containsExactly("tasse", "tea");
    assertThat(new SearchText("die").words()).containsExactly("die");
  }

  @Test
  void words_keepEmojis_butNoPunctuation() {
    assertThat(new SearchText("☕ 🎉 !").words()).containsExactly("☕", "🎉");
    assertThat(new SearchText("?!* \"()[]{}~^:\\/&|").words()).isEmpty();
  }

  @Test
  void words_haveALimit() {
    assertThat(new SearchText("a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1 n1").words())
        .hasSize(SearchText.MAX_WORDS);
  }

  @Test
  void length_isCountedInCharacters_notInTheirHalves() {
    assertThat(new SearchText("🎉".repeat(200)).words()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchText("🎉".repeat(201)))
        .withMessage("text has 201 characters, 200 are the limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n\u2003"})
  void blank_isRefused(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchText(blank))
        .withMessageContaining("blank");
  }
}
