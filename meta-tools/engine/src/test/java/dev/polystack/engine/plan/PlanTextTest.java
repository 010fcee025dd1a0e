package dev.polystack.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.output.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTextTest {

  private static final Plan REFUSED =
      new Plan(
          "shop",
          "prod",
          true,
          List.of(),
          List.of("These need it:\n  web/page consumes /x of a/b"));

  @TempDir private Path folder;

  @Test
  void print_ofWhatWillBeRefused_saysSoAndWhy() {
    var shown = new ByteArrayOutputStream();

    PlanText.print(REFUSED, Console.plain(new PrintStream(shown, true, StandardCharsets.UTF_8)));

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("WILL BE REFUSED", "!! These need it:", "!!   web/page consumes /x of a/b");
  }

  @Test
  void json_ofWhatWillBeRefused_saysWhy_andIsReadAgain() {
    assertThat(REFUSED.json()).contains("\"refusals\" : [ \"These need it:");

    REFUSED.write(folder.resolve("plan.json"));
    assertThat(Plan.read(folder.resolve("plan.json"))).isEqualTo(REFUSED);
  }
}
