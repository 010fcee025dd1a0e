package dev.polystack.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Lane;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tasks that print at the same time, and one that is tried again. */
class OutputTest {

  private static final int LINES = 10;
  private static final long PATIENCE_MILLIS = 10_000;

  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path folder;

  @Test
  void run_ofTasksThatPrintAtTheSameTime_showsWhatEachPrintedTogether() {
    var graph =
        DependencyGraph.of(
            Map.of("left", List.<String>of(), "right", List.of(), "shaky", List.of()));
    try (Runner runner =
        Runner.usual(new WorkFolder(folder), "exec", Console.plain(new Recording()))) {
      assertThat(runner.run("exec", graph, new Printing(), Map.of(Lane.CPU, 3), 1).succeeded())
          .isTrue();
    }

    assertTogether("  left ", lines("left"));
    assertTogether("  right ", lines("right"));
    assertTogether("  shaky                      fails; retry 1", List.of("    Throttling"));
  }

  private void assertTogether(String title, List<String> lines) {
    int start =
        IntStream.range(0, shown.size()).filter(i -> at(i, title)).findFirst().orElseThrow();
    assertThat(shown.subList(start + 1, Math.min(shown.size(), start + 1 + lines.size())))
        .as(() -> String.join("\n", shown))
        .isEqualTo(lines);
  }

  private boolean at(int line, String title) {
    return shown.get(line).startsWith(title);
  }

  private static List<String> lines(String name) {
    return IntStream.rangeClosed(1, LINES).mapToObj(i -> "    " + name + " " + i).toList();
  }

  private final class Recording extends PrintStream {

    Recording() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(String line) {
      shown.add(line);
    }
  }

  private final class Printing implements Job<String> {

    private final CyclicBarrier everyLine = new CyclicBarrier(2);
    private boolean failed;

    @Override
    public Result run(String node) throws Exception {
      if (node.equals("shaky")) {
        shake();
      } else {
        for (int i = 1; i <= LINES; i++) {
          everyLine.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
          Files.writeString(
              file(node),
              node + " " + i + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        }
      }
      return Result.DONE;
    }

    private void shake() throws IOException {
      if (!failed) {
        failed = true;
        throw new IOException("Throttling");
      }
    }

    private Path file(String node) {
      return folder.resolve(node + ".log");
    }

    @Override
    public Optional<Path> output(String node) {
      return Optional.of(file(node)).filter(Files::exists);
    }

    @Override
    public String name(String node) {
      return node;
    }
  }
}
