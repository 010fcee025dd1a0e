package dev.polystack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Options that contradict what else is said, or are no number of anything. */
class WrongUsageTest {

  @Test
  void clone_intoAFolder_ofNothing_isRefused() {
    assertThat(refused(new CloneCommand(), "--into", "shop"))
        .contains("meta clone URL --into shop");
  }

  @Test
  void redriveOrShow_ofLessThanOne_isRefused() {
    assertThat(refused(new DlqShowCommand(), "store", "--max", "0"))
        .contains("--max is a number from 1, not 0");
    assertThat(refused(new DlqRedriveCommand(), "store", "--max", "-1", "--dry-run"))
        .contains("--max is a number from 1, not -1");
  }

  private static String refused(Object command, String... arguments) {
    StringWriter words = new StringWriter();
    int status = new CommandLine(command).setErr(new PrintWriter(words, true)).execute(arguments);
    assertThat(status).isEqualTo(2);
    return words.toString();
  }
}
