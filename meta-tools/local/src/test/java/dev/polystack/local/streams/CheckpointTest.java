package dev.polystack.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  @TempDir Path folder;

  @Test
  void whatWasReached_isKnownToTheNextStart() {
    Checkpoint checkpoint = new Checkpoint(folder, "mapping");
    assertThat(checkpoint.of("shard-1")).isEmpty();
    checkpoint.reached("shard-1", "100");
    checkpoint.reached("shard-2", "7");
    checkpoint.reached("shard-1", "101");

    Checkpoint next = new Checkpoint(folder, "mapping");
    assertThat(next.of("shard-1")).contains("101");
    assertThat(next.of("shard-2")).contains("7");
  }

  @Test
  void mappings_doNotSeeEachOther() {
    new Checkpoint(folder, "one").reached("shard", "1");
    assertThat(new Checkpoint(folder, "other").of("shard")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"shard\": \"1", "[]", "null"})
  void fileThatCannotBeRead_isABeginning(String content) throws Exception {
    Files.writeString(folder.resolve("mapping.json"), content);
    Checkpoint checkpoint = new Checkpoint(folder, "mapping");
    assertThat(checkpoint.of("shard")).isEmpty();
    checkpoint.reached("shard", "2");
    assertThat(new Checkpoint(folder, "mapping").of("shard")).contains("2");
  }
}
