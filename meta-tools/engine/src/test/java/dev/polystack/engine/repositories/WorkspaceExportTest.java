package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void exact_ofACommitThatOnlyATagHereHas_isRefused_untilTheRemoteHasTheTag() throws Exception {
    Origins origins = new Origins(folder).create("a");
    List<Repository> repositories = origins.manifest("a");
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(repositories, (repository, result, took) -> {});
    Origins.identify(origins.root().resolve("a"));
    String mine = Origins.commit(origins.root().resolve("a"), "mine.txt", "1");
    origins.at("a").need("tag", "v1");
    WorkspaceExport export = new WorkspaceExport(origins.checkout());

    assertThatThrownBy(() -> export.exact(repositories))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("which no remote has");

    origins.at("a").need("push", "--quiet", "origin", "v1");
    assertThat(export.exact(repositories).repositories())
        .extracting(Repository::version)
        .containsExactly(mine);
  }

  @Test
  void messages_withAUrl_doNotShowItsPassword() {
    String words = "https://me:SECRET@example.com/a.git is there";

    assertThat(new UserError(words)).hasMessage("https://example.com/a.git is there");
    assertThat(RepositoryResult.failed(words).words())
        .isEqualTo("https://example.com/a.git is there");
  }
}
