package dev.polystack.shop.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.store.search.Ranking.Field;
import dev.polystack.shop.store.search.Ranking.Match;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static int weight(Field field, Match match) {
    return Ranking.ALL.stream()
        .filter(ranking -> ranking.field() == field && ranking.match() == match)
        .findFirst()
        .orElseThrow()
        .weight();
  }

  @Test
  void everyWayToMatch_hasAWeightOfItsOwn() {
    assertThat(Ranking.ALL)
        .hasSize(Field.values().length * Match.values().length)
        .extracting(Ranking::weight)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void nameComesBeforeTags_andTagsBeforeDescription() {
    assertThat(weight(Field.NAME, Match.PREFIX)).isGreaterThan(weight(Field.TAGS, Match.EXACT));
    assertThat(weight(Field.TAGS, Match.PREFIX))
        .isGreaterThan(weight(Field.DESCRIPTION, Match.EXACT));
  }

  @Test
  void aTypoInTheName_comesAfterWhatWasTypedRightAnywhere() {
    assertThat(weight(Field.NAME, Match.TYPO)).isLessThan(weight(Field.DESCRIPTION, Match.PREFIX));
  }
}
