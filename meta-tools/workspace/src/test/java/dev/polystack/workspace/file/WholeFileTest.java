package dev.polystack.workspace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  private static final int LINES = 2_000;

  @TempDir Path folder;

  @Test
  void write_replacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("made/for/it/notes");
    WholeFile.write(file, List.of("one"));
    WholeFile.write(file, List.of("two", "three"));
    assertThat(file).hasContent("two\nthree\n");
    assertThat(file.getParent().toFile().list()).containsExactly("notes");
  }

  @Test
  void copy_withAMissingSource_leavesTheFileAsItWas() throws IOException {
    Path file = folder.resolve("notes");
    WholeFile.write(file, List.of("one"));
    assertThatThrownBy(() -> WholeFile.copy(folder.resolve("missing"), file))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("one\n");
    assertThat(folder.toFile().list()).containsExactly("notes");
  }

  @Test
  void write_whileOthersRead_neverShowsAPart() throws Exception {
    Path file = folder.resolve("notes");
    WholeFile.write(file, same("start"));
    ExecutorService writers = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> writing =
          IntStream.range(0, 3)
              .<Future<?>>mapToObj(
                  writer ->
                      writers.submit(
                          () -> {
                            for (int round = 0; round < 20; round++) {
                              WholeFile.write(file, same("writer " + writer));
                            }
                            return writer;
                          }))
              .toList();
      while (writing.stream().anyMatch(each -> !each.isDone())) {
        List<String> seen = Files.readAllLines(file);
        assertThat(seen).hasSize(LINES).containsOnly(seen.get(0));
      }
      for (Future<?> each : writing) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(folder.toFile().list()).containsExactly("notes");
  }

  private static List<String> same(String line) {
    return Collections.nCopies(LINES, line);
  }
}
