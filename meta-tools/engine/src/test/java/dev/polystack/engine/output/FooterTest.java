package dev.polystack.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.OtherDigits;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class FooterTest {

  @Test
  @ExtendWith(OtherDigits.class)
  void set_aSecondTime_goesUpAsATerminalReadsIt() {
    var screen = new ByteArrayOutputStream();
    Footer footer = new Footer(new PrintStream(screen, true, StandardCharsets.UTF_8));

    footer.set(List.of("one", "two"));
    footer.set(List.of("three"));

    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("\u001b[2A\u001b[J");
  }
}
