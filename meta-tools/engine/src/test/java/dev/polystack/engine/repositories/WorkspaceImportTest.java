package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceImportTest {

  @TempDir private Path folder;
  private Origins origins;

  @BeforeEach
  void workspace() throws Exception {
    origins = new Origins(folder).create("a");
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(origins.manifest("a"), (repository, result, took) -> {});
  }

  @Test
  void run_toABranch_leavesTheBranchThatIsCheckedOut() throws Exception {
    assertThat(imported("main")).isEqualTo(RepositoryResult.unchanged("is on main"));
    origins.at("a").need("switch", "--quiet", "--create", "mine");
    origins.push("a", "a.txt", "newer than the branch main that is here");

    assertThat(imported("main"))
        .isEqualTo(
            RepositoryResult.leftAlone("'main' is a branch, not a commit: `git switch main`"));
    assertThat(origins.at("a").need("symbolic-ref", "--short", "HEAD")).isEqualTo("mine");
  }

  @Test
  void run_toABranchThatOnlyTheRemoteHas_leavesItAlone() throws Exception {
    Git.in(origins.author("a")).need("push", "--quiet", "origin", "HEAD:refs/heads/theirs");

    assertThat(imported("theirs").kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(origins.at("a").need("symbolic-ref", "--short", "HEAD")).isEqualTo("main");
  }

  @Test
  void run_toATagOrACommit_goesThere() throws Exception {
    String first = origins.push("a", "a.txt", "1");
    Git.in(origins.author("a")).need("tag", "v1");
    Git.in(origins.author("a")).need("push", "--quiet", "origin", "v1");
    String second = origins.push("a", "a.txt", "2");

    assertThat(imported("v1")).isEqualTo(RepositoryResult.changed("now at v1"));
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(first);
    assertThat(imported(second).kind()).isEqualTo(Kind.CHANGED);
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(second);
  }

  @Test
  void run_besideATagThatWasMoved_goesThere() throws Exception {
    Git author = Git.in(origins.author("a"));
    author.need("tag", "latest");
    author.need("push", "--quiet", "origin", "latest");
    origins.at("a").need("fetch", "--quiet", "--tags");
    String wanted = origins.push("a", "a.txt", "1");
    author.need("push", "--quiet", "--force", "origin", "HEAD:refs/tags/latest");

    assertThat(imported(wanted).kind()).isEqualTo(Kind.CHANGED);
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(wanted);
  }

  private RepositoryResult imported(String version) throws Exception {
    List<Repository> repositories = origins.manifest("a@" + version);
    return Objects.requireNonNull(
        new WorkspaceImport(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
            .run(repositories, (repository, result, took) -> {})
            .get(repositories.get(0)));
  }
}
