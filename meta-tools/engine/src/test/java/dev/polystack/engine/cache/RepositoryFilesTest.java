package dev.polystack.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void beneath_withSubmodules_isWhatTheseTrackOrWould_too() throws Exception {
    git();
    for (String submodule : new String[] {"api/lib", "api/lib/inner", "api/lost"}) {
      Path folder = root.resolve(submodule);
      git("init", "-q", folder.toString());
      git("-C", folder.toString(), "commit", "-q", "--allow-empty", "-m", "one");
      Git.in(folder.getParent()).need("add", folder.getFileName().toString());
    }
    file("api/lib/.gitignore", "made\n");
    file("api/lib/made", "");
    file("api/lib/inner/new.c", "");
    Files.move(root.resolve("api/lost/.git"), root.resolve(".git/lost"));

    assertThat(new RepositoryFiles().beneath(root, root.resolve("api")))
        .containsExactly("lib/.gitignore", "lib/inner/new.c");
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

  private void git() throws InterruptedException {
    git("init", "-q");
  }

  private void git(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("-c", "user.name=a", "-c", "user.email=a@b.c"));
    all.addAll(List.of(arguments));
    Git.in(root).need(all.toArray(String[]::new));
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }
}
