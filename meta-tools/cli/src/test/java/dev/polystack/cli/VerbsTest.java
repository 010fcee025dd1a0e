package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbsTest {

  @Test
  void everyName_makesTheVerbThatIsCalledSo() {
    for (String name : Verbs.NAMES) {
      assertThat(Verbs.one(name).getCommandName()).isEqualTo("meta " + name);
      assertThat(Verbs.all().getSubcommands().get(name).getCommand().getClass())
          .isEqualTo(Verbs.one(name).getCommand().getClass());
    }
  }

  @Test
  void all_hasEveryName() {
    assertThat(Verbs.all().getSubcommands().keySet()).containsExactlyElementsOf(Verbs.NAMES);
  }
}
