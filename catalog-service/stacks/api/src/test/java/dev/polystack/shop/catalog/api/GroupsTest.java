package dev.polystack.shop.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[editor manager]",
        "editor manager",
        "\"[\"\"editor\"\",\"\"manager\"\"]\"",
        "editor,manager"
      })
  void parse_anyShapeOfTheClaim_findsTheGroups(String claim) {
    assertThat(Groups.parse(claim)).containsExactlyInAnyOrder("editor", "manager");
  }

  @ParameterizedTest
  @CsvSource(value = {"''", "[]", "' '"})
  void parse_none_isEmpty(String claim) {
    assertThat(Groups.parse(claim)).isEmpty();
  }
}
