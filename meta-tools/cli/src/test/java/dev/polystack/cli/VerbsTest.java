package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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
  void everyVerbAndSubcommand_explainsItselfWithExamples_in80Columns() {
    List<String> seen = new ArrayList<>();
    shown(Verbs.all())
        .forEach(
            command -> {
              String name = command.getCommandSpec().qualifiedName();
              seen.add(name);
              String[] footer = command.getCommandSpec().usageMessage().footer();
              assertThat(command.getUsageMessage()).as(name).contains("Usage: ");
              assertThat(String.join("\n", footer)).as(name).contains("Examples:", name);
              assertThat(footer).as(name).allMatch(line -> line.length() <= 80);
              assertThat(command.getUsageMessage().lines())
                  .as(name)
                  .allMatch(line -> line.length() <= 80);
              if (!name.equals("meta mvn")) {
                assertThat(command.getUsageMessage()).as(name).contains("Exit status:\n  0   ");
              }
            });
    assertThat(seen)
        .contains("meta", "meta run", "meta release", "meta new function", "meta dlq redrive");
  }

  /** It and all below it that help shows. */
  private static Stream<CommandLine> shown(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream()
            .filter(each -> !each.getCommandSpec().usageMessage().hidden())
            .flatMap(VerbsTest::shown));
  }

  @Test
  void aFunctionThatAnEventCalls_takesNoEventToPublish() {
    CommandLine verb = Verbs.one("new");

    assertThatThrownBy(
            () ->
                verb.parseArgs(
                    "function", "a/b/c", "--consumes", "orders/Placed", "--publishes", "b/Done"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--http");
  }

  @Test
  void all_listsEveryVerbThatIsForPeople_once() {
    String help = Verbs.all().getUsageMessage();

    Verbs.all()
        .getSubcommands()
        .forEach(
            (name, verb) ->
                assertThat(help.lines().filter(line -> line.startsWith("  " + name + " ")).count())
                    .as(name)
                    .isEqualTo(verb.getCommandSpec().usageMessage().hidden() ? 0 : 1));
  }

  @Test
  void all_hasEveryName() {
    assertThat(Verbs.all().getSubcommands().keySet()).containsExactlyElementsOf(Verbs.NAMES);
  }
}
