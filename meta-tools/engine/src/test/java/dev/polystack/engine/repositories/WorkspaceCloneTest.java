package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.schedule.Backoff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceCloneTest {

  private static final Backoff QUICK = new Backoff(3, Duration.ofMillis(2), Duration.ofMillis(5));
  private static final CloneOptions SHALLOW = new CloneOptions(Optional.of(1), Optional.empty());

  @TempDir private Path folder;
  private Origins origins;

  @BeforeEach
  void origins() throws Exception {
    origins = new Origins(folder).create("a", "b");
  }

  @Test
  void run_clonesBranchTagAndCommit_andLeavesTheRestOfTheFolderAlone() throws Exception {
    String old = origins.push("b", "b.txt", "1");
    Git.in(origins.author("b")).need("tag", "v1");
    Git.in(origins.author("b")).need("push", "--quiet", "origin", "v1");
    origins.push("b", "b.txt", "2");
    origins.create("c");
    origins.push("c", "c.txt", "2");
    String commit = origins.push("c", "c.txt", "1");
    origins.push("c", "c.txt", "3");
    Files.createDirectories(origins.root());
    Files.writeString(origins.root().resolve("notes.txt"), "mine");

    var results = clone("a", "b@v1", "c@" + commit);

    assertThat(results.values()).extracting(RepositoryResult::kind).containsOnly(Kind.CHANGED);
    assertThat(origins.at("a").need("symbolic-ref", "--short", "HEAD")).isEqualTo("main");
    assertThat(origins.at("b").need("rev-parse", "HEAD")).isEqualTo(old);
    assertThat(origins.at("c").need("rev-parse", "HEAD")).isEqualTo(commit);
    assertThat(origins.root().resolve("notes.txt")).hasContent("mine");
    assertThat(origins.root().resolve(".polystack/clone")).isEmptyDirectory();
  }

  @Test
  void run_again_findsEverythingThere() throws Exception {
    clone("a", "b");

    assertThat(clone("a", "b").values()).containsOnly(RepositoryResult.unchanged("is there"));
  }

  @Test
  void run_shallow_clonesACommitAloneToo() throws Exception {
    String commit = origins.push("a", "a.txt", "1");
    origins.push("a", "a.txt", "2");

    var results = clone(SHALLOW, "a@" + commit, "b");

    assertThat(results.values()).extracting(RepositoryResult::kind).containsOnly(Kind.CHANGED);
    for (String name : List.of("a", "b")) {
      assertThat(origins.at(name).need("rev-list", "--count", "HEAD")).isEqualTo("1");
    }
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(commit);
  }

  @Test
  void run_partial_leavesOldFilesWhereTheyAre() throws Exception {
    Git.in(origins.origin("a")).need("config", "uploadpack.allowFilter", "true");
    origins.push("a", "README.md", "2");

    clone(new CloneOptions(Optional.empty(), Optional.of("blob:none")), "a");

    assertThat(origins.at("a").need("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(origins.at("a").need("rev-list", "--objects", "--missing=print", "HEAD"))
        .containsPattern("(?m)^\\?");
  }

  @Test
  void run_neverTouchesWhatIsThere() throws Exception {
    Path work = Files.createDirectories(origins.root().resolve("a"));
    Files.writeString(work.resolve("work.txt"), "mine");
    Files.createDirectories(origins.root().resolve("b"));
    Git.in(origins.root().resolve("b")).need("init", "--quiet");
    Git.in(origins.root().resolve("b")).need("remote", "add", "origin", "/srv/other.git");

    var results = clone("a", "b");

    assertThat(results.get("a").kind()).isEqualTo(Kind.FAILED);
    assertThat(results.get("a").words()).contains(work.toString(), "move it away");
    assertThat(results.get("b").kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(results.get("b").words()).contains("/srv/other.git");
    assertThat(work).isDirectoryContaining("glob:**work.txt");
    assertThat(Files.list(work)).hasSize(1);
  }

  @Test
  void run_ofAVersionThatIsNone_saysWhatThereIs_andClonesTheOthers() throws Exception {
    Git.in(origins.author("a")).need("push", "--quiet", "origin", "main:release");

    var results = clone("a@relaese", "b");

    assertThat(results.get("a").kind()).isEqualTo(Kind.FAILED);
    assertThat(results.get("a").words())
        .contains("no branch, tag or commit 'relaese'", "Did you mean release?");
    assertThat(origins.root().resolve("a")).doesNotExist();
    assertThat(results.get("b").kind()).isEqualTo(Kind.CHANGED);
    String lost = "0123456789012345678901234567890123456789";
    assertThat(clone("a@" + lost).get("a").words()).contains(lost);
    assertThat(clone(SHALLOW, "a@" + lost).get("a").words()).contains(lost);
    assertThat(clone("a@" + lost.substring(0, 8)).get("a").words()).contains("01234567");
  }

  @Test
  void run_ofAnAbbreviatedCommit_findsIt() throws Exception {
    String commit = origins.push("a", "a.txt", "1");
    origins.push("a", "a.txt", "2");

    clone("a@" + commit.substring(0, 9));

    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(commit);
  }

  @Test
  void run_afterAKilledOne_clearsItsRemains() throws Exception {
    Path left = origins.root().resolve(".polystack/clone/half");
    Files.createDirectories(left.resolve(".git"));
    Files.writeString(left.resolve(".git/HEAD"), "ref");

    clone("a");

    assertThat(left).doesNotExist();
    assertThat(origins.at("a").need("status", "--porcelain")).isEmpty();
  }

  @Test
  void run_whenConnectionsAreDropped_triesAgain_andGivesUpAtLast() throws Exception {
    try (GitServer server = GitServer.thatDropsFirst(folder.resolve("origins"), 2)) {
      assertThat(cloneFrom(server.url("a"))).isEqualTo(RepositoryResult.changed("cloned at main"));
    }
    try (GitServer server = GitServer.thatDropsFirst(folder.resolve("origins"), 4)) {
      Staging.delete(origins.root().resolve("a"));
      assertThat(cloneFrom(server.url("a")).kind()).isEqualTo(Kind.FAILED);
      assertThat(origins.root().resolve("a")).doesNotExist();
    }
    assertThat(cloneFrom("git://127.0.0.1:1/a.git").words()).contains("unable to connect");
  }

  @Test
  void git_towardsAServerThatNeverAnswers_isEnded_andTriedOnlyOnceMore() throws Exception {
    try (GitServer server = GitServer.thatNeverAnswers(folder)) {
      Git git = Git.in(folder).patient(Duration.ofMillis(300));
      var answer =
          new Transport(5, QUICK).run(git, server.url("a"), List.of("ls-remote", server.url("a")));

      assertThat(answer.isTransient()).isTrue();
      assertThat(answer.reason()).startsWith("nothing was heard for");
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void manifestClone_thenClone_makesAWorkspaceThatGitFindsClean() throws Exception {
    origins.create("project");
    origins.push(
        "project", "repos.yaml", "repositories:\n  a: {type: git, url: ../a.git, version: main}\n");
    String url = origins.origin("project").toString();

    assertThat(Origins.cloneManifest(url, origins.root()).kind()).isEqualTo(Kind.CHANGED);
    assertThat(Origins.cloneManifest(url, origins.root()).kind()).isEqualTo(Kind.UNCHANGED);
    Checkout checkout = origins.checkout();
    new WorkspaceClone(checkout, CloneOptions.complete(), Connections.USUAL)
        .run(checkout.manifest().repositories(), (repository, result, took) -> {});

    assertThat(origins.at("a").need("rev-list", "--count", "HEAD")).isEqualTo("1");
    assertThat(Git.in(origins.root()).need("status", "--porcelain")).isEmpty();
    assertThatThrownBy(() -> Origins.cloneManifest("/srv/other.git", origins.root()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing there was touched");
  }

  @Test
  void manifestClone_killedWhileMoving_goesOn() throws Exception {
    origins.create("project");
    origins.push("project", "repos.yaml", "repositories: {}\n");
    Path ready = origins.root().resolve(".polystack/manifest");
    Git.in(folder).need("clone", "--quiet", origins.origin("project").toString(), ready.toString());
    Files.move(ready.resolve("README.md"), origins.root().resolve("README.md"));

    Origins.cloneManifest(origins.origin("project").toString(), origins.root());

    assertThat(Git.in(origins.root()).need("status", "--porcelain", "--untracked-files=no"))
        .isEmpty();
    assertThat(ready).doesNotExist();
  }

  @Test
  void manifestClone_intoAFolderWithWork_isRefused() throws Exception {
    Files.createDirectories(origins.root());
    Files.writeString(origins.root().resolve("work.txt"), "mine");

    assertThatThrownBy(() -> Origins.cloneManifest(origins.origin("a").toString(), origins.root()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not empty");
    assertThat(Files.list(origins.root())).hasSize(1);
  }

  private Map<String, RepositoryResult> clone(String... repositories) throws Exception {
    return clone(CloneOptions.complete(), repositories);
  }

  private Map<String, RepositoryResult> clone(CloneOptions options, String... repositories)
      throws Exception {
    var chosen = origins.manifest(repositories);
    var results = new TreeMap<String, RepositoryResult>();
    new WorkspaceClone(origins.checkout(), options, Connections.USUAL)
        .run(chosen, (repository, result, took) -> results.put(repository.name(), result));
    return results;
  }

  private RepositoryResult cloneFrom(String url) throws Exception {
    Files.createDirectories(origins.root());
    return new RepositoryClone(origins.root(), new Transport(5, QUICK), CloneOptions.complete())
        .run(repository("a", url));
  }

  private static Repository repository(String name, String url) {
    return new Repository(
        name, url, "main", dev.polystack.workspace.manifest.Kind.SERVICE, "", Set.of());
  }
}
