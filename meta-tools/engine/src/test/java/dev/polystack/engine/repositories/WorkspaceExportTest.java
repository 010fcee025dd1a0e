package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceExportTest {

  @TempDir private Path folder;

  @Test
  void manifest_whereTheRemoteHasAToken_doesNotHandItOut() throws Exception {
    Git git = Git.in(folder);
    git.need("init", "--quiet", "--initial-branch=main");
    git.need("remote", "add", "origin", "https://ci-token:SECRET@example.com/shop/project.git");
    Files.writeString(
        folder.resolve("repos.yaml"),
        "repositories: {contracts: {type: git, url: ../contracts.git, version: main}}");
    Checkout checkout = new Checkout(folder, folder);
    var repositories = checkout.manifest().repositories();
    assertThat(repositories.get(0).url()).contains("SECRET");

    assertThat(new WorkspaceExport(checkout).manifest(repositories).toYaml())
        .contains("https://example.com/shop/contracts.git")
        .doesNotContain("SECRET");
  }

  @Test
  void messages_withAUrl_doNotShowItsPassword() {
    String words = "https://me:SECRET@example.com/a.git is there";

    assertThat(new UserError(words)).hasMessage("https://example.com/a.git is there");
    assertThat(RepositoryResult.failed(words).words())
        .isEqualTo("https://example.com/a.git is there");
  }
}
