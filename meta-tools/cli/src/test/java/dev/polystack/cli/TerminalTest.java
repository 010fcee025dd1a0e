package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees: on a real (pseudo) terminal, and where there is none. */
@EnabledOnOs(OS.LINUX) // elsewhere `script` takes other arguments
class TerminalTest {

  private static final String[] COMMAND = {
    "exec", "--stacks", "--ordered", "--width", "2", "--", "sh", "-c", "sleep 0.4; echo said"
  };

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeTwoStacks() throws Exception {
    PseudoTerminal.assumeIsThere();
    workspace =
        Workspace.of(root, "app")
            .file("app/first-of-them/stack.yaml", "publishes: [x]\n")
            .file("app/second/stack.yaml", "consumes: [first-of-them/x]\n");
  }

  @Test
  void onATerminal_whatRunsIsDrawnInItsPlace_andOnlyWhatEndedStays() throws Exception {
    workspace.meta(COMMAND); // so that it knows what to expect

    Screen screen = onTerminal(60, 10, false);

    assertThat(screen.wasShown())
        .anySatisfy(line -> assertThat(line).matches("  app/first-of-them +0 s of about \\d+ s"))
        .anySatisfy(line -> assertThat(line).matches("  1 of 2, 1 running"));
    assertThat(screen.lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("  app/first-of-them +done +\\d.\\d s"),
            line -> assertThat(line).isEqualTo("    said"),
            line -> assertThat(line).matches("  app/second +done +\\d.\\d s"),
            line -> assertThat(line).isEqualTo("    said"),
            line -> assertThat(line).startsWith("2 done in "));
    assertThat(screen.raw()).contains("\u001b[32m").doesNotContain("\u001b[?1049h");
  }

  @Test
  void onANarrowTerminal_noLineWraps() throws Exception {
    assertThat(onTerminal(20, 10, true).footers())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(20));
  }

  @Test
  void withNoColor_nothingIsColoured() throws Exception {
    assertThat(onTerminal(80, 24, true).raw()).doesNotContainPattern("\u001b\\[[0-9;]*m");
  }

  @Test
  void whereThereIsNoTerminal_linesArePlain() throws Exception {
    assertThat(workspace.meta(COMMAND).output()).doesNotContain("\u001b").contains("2 done in ");
  }

  private Screen onTerminal(int columns, int rows, boolean noColor) throws Exception {
    ProcessBuilder builder = workspace.startOnTerminal(columns, rows, COMMAND);
    builder.environment().remove("NO_COLOR");
    if (noColor) {
      builder.environment().put("NO_COLOR", "1");
    }
    Process process = builder.start();
    String raw = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(raw).isZero();
    return Screen.of(raw);
  }

  /** As much of a terminal as it takes: lines, the cursor up, and erasing to the end. */
  private record Screen(String raw, List<String> lines, List<String> wasShown) {

    static Screen of(String raw) {
      var lines = new ArrayList<String>();
      var shown = new ArrayList<String>();
      String plain = raw.replaceAll("\u001b\\[[0-9;]*m", "").replace("\r", "");
      for (String part : plain.split("(?=\u001b)|(?<=\n)")) {
        String text = part;
        if (text.startsWith("\u001b[")) {
          int end = 2;
          while (Character.isDigit(text.charAt(end))) {
            end++;
          }
          if (text.charAt(end) == 'A') {
            int up = Integer.parseInt(text.substring(2, end));
            lines.subList(lines.size() - up, lines.size()).clear();
          }
          text = text.substring(end + 1);
        }
        if (!text.isEmpty()) {
          lines.add(text.stripTrailing());
          shown.add(text.stripTrailing());
        }
      }
      return new Screen(raw, lines, shown);
    }

    List<String> footers() {
      return wasShown.stream().filter(line -> !lines.contains(line)).toList();
    }
  }
}
