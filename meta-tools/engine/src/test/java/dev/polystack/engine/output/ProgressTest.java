package dev.polystack.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.output.TaskRecord.State;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is shown by one thread while another shows something else. */
class ProgressTest {

  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final List<String> LINES =
      IntStream.rangeClosed(1, 10).mapToObj(i -> "line " + i).toList();

  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
  private final Progress progress =
      new Progress(
          Console.plain(
              new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void println(String line) {
                  shown.add(line.strip());
                }
              }),
          2);

  @TempDir private Path folder;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void retrying_inTheMiddleOfAnotherTasksOutput_isShownBehindIt() throws Exception {
    Path output = folder.resolve("output");
    assertThat(new ProcessBuilder("mkfifo", output.toString()).start().waitFor()).isZero();
    Thread retries =
        new Thread(() -> progress.retrying("shaky", 1, Duration.ofSeconds(1), "Throttling"));
    Thread writes = new Thread(() -> write(output, retries));
    writes.start();

    progress.finished(record(), true, Optional.of(output));
    writes.join();
    retries.join();

    assertThat(shown).hasSize(1 + LINES.size() + 2);
    assertThat(shown.subList(1, 1 + LINES.size())).isEqualTo(LINES);
    assertThat(shown.subList(1 + LINES.size(), shown.size()))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("shaky").contains("fails; retry 1"),
            line -> assertThat(line).isEqualTo("Throttling"));
  }

  /** Half of the lines; then somebody else has the time to say something. */
  private static void write(Path output, Thread somebody) {
    try (OutputStream pipe = Files.newOutputStream(output)) {
      write(pipe, LINES.subList(0, 5));
      somebody.start();
      somebody.join(MOMENT.toMillis());
      write(pipe, LINES.subList(5, LINES.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(OutputStream pipe, List<String> lines) throws IOException {
    pipe.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    pipe.flush();
  }

  private static TaskRecord record() {
    return new TaskRecord(
        "exec",
        "talks",
        State.DONE,
        "done",
        Instant.EPOCH,
        Duration.ofSeconds(1),
        0,
        0,
        "",
        List.of());
  }
}
