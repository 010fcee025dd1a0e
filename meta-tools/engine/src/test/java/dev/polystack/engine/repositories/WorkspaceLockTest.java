package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLockTest {

  @TempDir private Path folder;
  private Origins origins;
  private List<Repository> repositories;

  @BeforeEach
  void workspace() throws Exception {
    origins = new Origins(folder).create("a", "b");
    repositories = origins.manifest("a", "b");
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(repositories, (repository, result, took) -> {});
    Origins.identify(origins.root().resolve("a"));
  }

  @Test
  void export_isAManifestOfItsOwn_withAbsoluteUrls() throws Exception {
    String yaml = new WorkspaceExport(origins.checkout()).manifest(repositories).toYaml();
    Path elsewhere = Files.writeString(folder.resolve("exported.yaml"), yaml);

    assertThat(Manifest.read(elsewhere).repositories()).isEqualTo(repositories);
    assertThat(yaml).contains("url: '" + origins.origin("a") + "'");
  }

  @Test
  void exact_thenImport_bringsBackEveryCommit() throws Exception {
    Path lock = lock();
    String before = origins.at("a").need("rev-parse", "HEAD");
    origins.push("a", "a.txt", "later");
    new WorkspaceSync(origins.checkout(), Connections.USUAL)
        .run(repositories, true, (name, result, took) -> {});
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isNotEqualTo(before);
    Staging.delete(origins.root().resolve("b"));

    var results = imported(lock);

    assertThat(results.values()).extracting(RepositoryResult::kind).containsOnly(Kind.CHANGED);
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(origins.at("a").need("rev-parse", "main")).isNotEqualTo(before);
    assertThat(imported(lock).values())
        .extracting(RepositoryResult::kind)
        .containsOnly(Kind.UNCHANGED);
  }

  @Test
  void exact_ofWhatNobodyElseCanGet_namesEveryReason() throws Exception {
    Origins.commit(origins.root().resolve("a"), "mine.txt", "1");
    Files.writeString(origins.root().resolve("b/README.md"), "mine");

    assertThatThrownBy(this::lock)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("which no remote has: push it")
        .hasMessageContaining("b has changes in 1 files");
  }

  @Test
  void import_ontoLocalChanges_leavesThemAlone() throws Exception {
    Path lock = lock();
    origins.push("a", "a.txt", "later");
    new WorkspaceSync(origins.checkout(), Connections.USUAL)
        .run(repositories, true, (name, result, took) -> {});
    Files.writeString(origins.root().resolve("a/README.md"), "mine");

    var result = imported(lock).get("a");

    assertThat(result.kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(origins.root().resolve("a/README.md")).hasContent("mine");
  }

  @Test
  void import_ofACommitThatIsGone_fails() throws Exception {
    Path lock = lock();
    String gone = "0123456789012345678901234567890123456789";
    Files.writeString(
        lock, Files.readString(lock).replace(origins.at("a").need("rev-parse", "HEAD"), gone));

    assertThat(imported(lock).get("a").kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void bootstrap_needsWhatOthersWaitFor_andNothingElse() {
    var graph =
        DependencyGraph.of(
            Map.of(
                "tools", Set.<String>of(),
                "contracts", Set.of("tools"),
                "store", Set.of("contracts"),
                "catalog", Set.of("contracts", "tools")));

    assertThat(WorkspaceBootstrap.neededBy(Set.of("tools", "contracts", "store"), graph))
        .containsExactlyInAnyOrder("tools", "contracts");
    assertThat(WorkspaceBootstrap.neededBy(Set.of("contracts"), graph)).containsExactly("tools");
    assertThat(WorkspaceBootstrap.neededBy(Set.of("tools"), graph)).isEmpty();
  }

  private Path lock() throws Exception {
    String yaml = new WorkspaceExport(origins.checkout()).exact(repositories).toYaml();
    return Files.writeString(folder.resolve("lock.yaml"), yaml);
  }

  private Map<String, RepositoryResult> imported(Path lock) throws InterruptedException {
    var results = new TreeMap<String, RepositoryResult>();
    new WorkspaceImport(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(
            Manifest.read(lock).repositories(),
            (repository, result, took) -> results.put(repository.name(), result));
    return results;
  }
}
