package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbsTest {

  @Test
  void everyName_makesTheVerbThatIsCalledSo() {
    for (String name : Verbs.NAMES) {
      assertThat(Verbs.commandLine(new Meta(), name).getSubcommands()).containsOnlyKeys(name);
    }
  }

  @Test
  void commandLine_withoutAVerb_hasAllOfThem() {
    assertThat(Verbs.commandLine(new Meta()).getSubcommands().keySet())
        .containsExactlyElementsOf(Verbs.NAMES);
    assertThat(Verbs.commandLine(new Meta(), "depoly").getSubcommands().keySet())
        .containsExactlyElementsOf(Verbs.NAMES);
  }
}
