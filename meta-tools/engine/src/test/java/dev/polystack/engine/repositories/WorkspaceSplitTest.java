package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSplitTest {

  @TempDir private Path folder;
  private Path source;

  /** A project that is one repository: two of its folders are to become repositories. */
  @BeforeEach
  void project() throws Exception {
    source = Files.createDirectories(folder.resolve("source"));
    Git.in(source).need("init", "--quiet", "--initial-branch=main");
    Origins.identify(source);
    Files.createDirectories(source.resolve("contracts"));
    Files.createDirectories(source.resolve("store"));
    Files.writeString(
        source.resolve("repos.yaml"),
        """
        repositories:
          contracts: {type: git, url: ../contracts.git, version: main}
          store: {type: git, url: ../store.git, version: main}
        """);
    Files.writeString(source.resolve("contracts/a.txt"), "1");
    Origins.commit(source, "store/b.txt", "1");
    Git.in(source).need("tag", "v1");
  }

  @Test
  void run_thenClone_givesTheSameFiles() throws Exception {
    var results = split();
    assertThat(results.values()).extracting(RepositoryResult::kind).containsOnly(Kind.CHANGED);

    Path workspace = folder.resolve("workspace");
    Origins.cloneManifest(folder.resolve("split/project.git").toString(), workspace);
    Checkout checkout = new Checkout(workspace, workspace);
    new WorkspaceClone(checkout, CloneOptions.complete(), Connections.USUAL)
        .run(checkout.manifest().repositories(), (repository, result, took) -> {});

    for (String file : new String[] {"repos.yaml", "contracts/a.txt", "store/b.txt"}) {
      assertThat(workspace.resolve(file)).hasSameTextualContentAs(source.resolve(file));
    }
    assertThat(Git.in(workspace.resolve("store")).need("tag", "--list")).isEqualTo("v1");
    assertThat(Git.in(workspace.resolve("store")).run("fsck", "--strict").succeeded()).isTrue();
    assertThat(Git.in(workspace).need("ls-files")).isEqualTo("repos.yaml");
  }

  @Test
  void run_again_addsOnlyWhatIsNew() throws Exception {
    split();
    String before = Git.in(folder.resolve("split/store.git")).need("rev-parse", "main");
    assertThat(split().values()).extracting(RepositoryResult::kind).containsOnly(Kind.UNCHANGED);

    Origins.commit(source, "store/b.txt", "2");
    var results = split();

    assertThat(results.get("store").kind()).isEqualTo(Kind.CHANGED);
    assertThat(results.get("contracts").kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(Git.in(folder.resolve("split/store.git")).need("rev-parse", "main~1"))
        .isEqualTo(before);
  }

  @Test
  void run_ontoCommitsOfOthers_overwritesNothing() throws Exception {
    split();
    Path clone = folder.resolve("clone");
    Git.in(folder).need("clone", "--quiet", folder.resolve("split/store.git").toString(), "clone");
    Origins.identify(clone);
    String theirs = Origins.commit(clone, "b.txt", "theirs");
    Git.in(clone).need("push", "--quiet");
    Origins.commit(source, "store/b.txt", "ours");

    var results = split();

    assertThat(results.get("store").kind()).isEqualTo(Kind.FAILED);
    assertThat(results.get("store").words()).contains("main", "nothing of it was overwritten");
    assertThat(Git.in(folder.resolve("split/store.git")).need("rev-parse", "main"))
        .isEqualTo(theirs);
  }

  @Test
  void run_ofAShallowClone_isRefused() throws Exception {
    Origins.commit(source, "store/b.txt", "2");
    Git.in(folder).need("clone", "--quiet", "--depth=1", "file://" + source, "shallow");
    source = folder.resolve("shallow");

    assertThatThrownBy(this::split)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("git fetch --unshallow");
  }

  @Test
  void target_ofAUrlThatIsTheSameForAll_isRefused() {
    assertThatThrownBy(() -> SplitTarget.of("git@example.com:shop/all.git"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("{name}");
  }

  @Test
  void target_ofAPathThatIsRelative_isWhereTheUserIs() throws Exception {
    Path here = Path.of("").toAbsolutePath();

    assertThat(SplitTarget.of(here.relativize(folder) + "/{name}.git").prepare("a", "main"))
        .isEqualTo(folder.resolve("a.git").toString());
    assertThat(folder.resolve("a.git/HEAD")).exists();
  }

  private Map<String, RepositoryResult> split() throws InterruptedException {
    return new WorkspaceSplit(
            new Checkout(source, source), SplitTarget.of(folder.resolve("split").toString()), 0)
        .run(Optional.empty(), "project", (name, result, took) -> {});
  }
}
