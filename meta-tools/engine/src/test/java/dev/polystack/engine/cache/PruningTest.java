package dev.polystack.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.cache.Result.Kind;
import dev.polystack.engine.cache.Result.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
  private static final int BYTES = 100;

  @TempDir private Path folder;
  private Path results;
  private Path objects;

  @BeforeEach
  void begin() {
    results = folder.resolve("results");
    objects = folder.resolve("objects");
  }

  @Test
  void run_deletesWhatWasNotUsedForLong_andFilesThatNothingElseHolds() throws Exception {
    Path old = result("aa01", 31, "c001", "c002");
    Path young = result("aa03", 29, "c002");

    pruning(Long.MAX_VALUE).run(NOW);

    assertThat(old).doesNotExist();
    assertThat(TaskCache.log(old)).doesNotExist();
    assertThat(young).exists();
    assertThat(object("c001")).doesNotExist();
    assertThat(object("c002")).exists();
  }

  @Test
  void run_ofMoreThanThereIsRoomFor_keepsTheNewest() throws Exception {
    Path oldest = result("aa01", 3, "c001");
    Path shared = result("aa02", 2, "c002");
    Path newest = result("aa03", 1, "c002", "c003");

    pruning(2 * BYTES).run(NOW);

    assertThat(oldest).doesNotExist();
    assertThat(object("c001")).doesNotExist();
    assertThat(shared).exists();
    assertThat(newest).exists();
  }

  @Test
  void run_besideAnother_leavesWhatThatHasJustWritten() throws Exception {
    Path written = write(object("c009"), NOW.minusSeconds(5));

    pruning(0).run(NOW);

    assertThat(written).exists();
  }

  private Pruning pruning(long mostBytes) {
    return new Pruning(results, objects, Duration.ofDays(30), mostBytes);
  }

  private Path object(String content) {
    return TaskCache.place(objects, content);
  }

  private Path result(String key, int days, String... contents) throws IOException {
    Instant used = NOW.minus(Duration.ofDays(days));
    Path record = TaskCache.place(results, key);
    List<Output> outputs =
        List.of(contents).stream().map(each -> new Output("out/" + each, each, Kind.FILE)).toList();
    for (String content : contents) {
      write(object(content), used);
    }
    write(TaskCache.log(record), used);
    Files.write(record, new Result(outputs, Optional.of(TaskCache.log(record))).lines());
    Files.setLastModifiedTime(record, FileTime.from(used));
    return record;
  }

  private static Path write(Path file, Instant time) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, new byte[BYTES]);
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
