package dev.polystack.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenTest {

  @TempDir private Path folder;

  @Test
  void to_replacesAFile_andFollowsALink() throws Exception {
    Path file = folder.resolve("new/lock.yaml");
    Written.to(file, "first, and longer");
    Written.to(file, "second");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Written.to(link, "third");

    assertThat(file).hasContent("third");
    assertThat(link).isSymbolicLink();
    assertThat(file.resolveSibling("")).isDirectoryNotContaining("glob:**.lock.yaml*");
  }

  @Test
  void to_aFolder_isRefused() {
    assertThatThrownBy(() -> Written.to(folder, "text"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }
}
