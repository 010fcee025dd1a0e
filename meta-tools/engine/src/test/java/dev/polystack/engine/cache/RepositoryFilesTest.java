package dev.polystack.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFilesTest {

  @TempDir private Path root;

  @Test
  void beneath_inACheckout_isWhatGitTracksOrWould() throws Exception {
    git();
    file(".gitignore", "dist/\n");
    file("api/src/a.txt", "");
    file("api/dist/b.txt", "");
    file("api-2/c.txt", "");

    assertThat(new RepositoryFiles().beneath(root, root.resolve("api")))
        .containsExactly("src/a.txt");
    assertThat(new RepositoryFiles().beneath(root, root))
        .containsExactly(".gitignore", "api-2/c.txt", "api/src/a.txt");
  }

  @Test
  void beneath_whereGitIgnoresAll_isEveryFile() throws Exception {
    git();
    file(".gitignore", "inner/\n");
    file("inner/app/a.txt", "");

    assertThat(new RepositoryFiles().beneath(root.resolve("inner"), root.resolve("inner/app")))
        .containsExactly("a.txt");
  }

  @Test
  void beneath_withoutGit_leavesOutWhatToolsMake() throws Exception {
    file("api/a.txt", "");
    file("api/node_modules/x/index.js", "");
    file("api/.cache/x", "");

    assertThat(new RepositoryFiles().beneath(root, root.resolve("api"))).containsExactly("a.txt");
  }

  private void git() throws Exception {
    new ProcessBuilder("git", "init", "-q", root.toString()).start().waitFor();
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }
}
