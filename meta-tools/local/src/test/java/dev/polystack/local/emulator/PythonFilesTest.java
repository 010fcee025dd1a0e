package dev.polystack.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFilesTest {

  /** Not the built ones, where a deleted patch may still lie. */
  private static final Path SOURCES =
      Path.of("src/main/resources/dev/polystack/local/emulator/python/patches");

  @TempDir Path folder;

  @Test
  void everyPatchOfThisBuild_isUnpacked() throws Exception {
    Path launcher = PythonFiles.unpack(folder);
    assertThat(launcher).isEqualTo(folder.resolve("launcher.py")).isNotEmptyFile();
    assertThat(names(folder.resolve("patches")))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(names(SOURCES));
  }

  /** The launcher applies whatever lies there. */
  @Test
  void patchOfAnEarlierVersion_isDeleted() throws Exception {
    Path old = Files.createDirectories(folder.resolve("patches")).resolve("gone.py");
    Files.writeString(old, "raise SystemExit(1)");
    PythonFiles.unpack(folder);
    assertThat(old).doesNotExist();
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
