package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.git.CheckoutState;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSyncTest {

  @TempDir private Path folder;
  private Origins origins;
  private List<Repository> repositories;

  @BeforeEach
  void workspace() throws Exception {
    origins = new Origins(folder).create("a", "b");
    repositories = origins.manifest("a", "b");
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(repositories, (repository, result, took) -> {});
    Origins.identify(work("a"));
  }

  @Test
  void run_movesForward_andSaysWhereNothingIsNew() throws Exception {
    String news = origins.push("a", "a.txt", "1");

    var results = sync();

    assertThat(results.get("a")).isEqualTo(RepositoryResult.changed("main: 1 new commits"));
    assertThat(results.get("b")).isEqualTo(RepositoryResult.unchanged("main is up to date"));
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(news);
  }

  @Test
  void run_ofACloneOfNothing_saysSo_andThenGetsTheFirstCommits() throws Exception {
    Git remote = Git.in(Files.createDirectories(origins.origin("c")));
    remote.need("init", "--quiet", "--bare", "--initial-branch=main");
    Git.in(origins.root()).need("clone", "--quiet", remote.folder().toString(), "c");
    repositories = origins.manifest("a", "c");

    assertThat(sync().get("c"))
        .isEqualTo(RepositoryResult.unchanged("main has no commit yet, neither here nor there"));

    origins.at("a").need("push", "--quiet", remote.folder().toString(), "main");
    assertThat(sync().get("c")).isEqualTo(RepositoryResult.changed("main: the first commits"));
    assertThat(work("c").resolve("README.md")).exists();
  }

  @Test
  void run_whereGitCannotTell_failsThere_andGoesOnElsewhere() throws Exception {
    origins.push("b", "b.txt", "1");
    Files.writeString(work("a").resolve(".git/index"), "no index");

    var results = sync();

    assertThat(results.get("a").kind()).isEqualTo(Kind.FAILED);
    assertThat(results.get("b").kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  void run_besideLocalChanges_keepsThem() throws Exception {
    String news = origins.push("a", "a.txt", "1");
    Files.writeString(work("a").resolve("README.md"), "mine");
    Files.writeString(work("a").resolve("new.txt"), "mine");

    assertThat(sync().get("a").kind()).isEqualTo(Kind.CHANGED);
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(news);
    assertThat(work("a").resolve("README.md")).hasContent("mine");
    assertThat(work("a").resolve("new.txt")).hasContent("mine");
  }

  @Test
  void run_ontoLocalChanges_leavesThemAlone_andNamesThem() throws Exception {
    String before = origins.at("a").need("rev-parse", "HEAD");
    origins.push("a", "README.md", "theirs");
    Files.writeString(work("a").resolve("README.md"), "mine");

    assertThat(sync().get("a"))
        .isEqualTo(
            RepositoryResult.leftAlone(
                "1 new commits, but local changes are in their way: README.md"));
    assertThat(work("a").resolve("README.md")).hasContent("mine");
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(before);
  }

  @Test
  void run_ontoANewFileOfTheSameName_leavesItAlone() throws Exception {
    origins.push("a", "new.txt", "theirs");
    Files.writeString(work("a").resolve("new.txt"), "mine");

    assertThat(sync().get("a").words()).endsWith("in their way: new.txt");
    assertThat(work("a").resolve("new.txt")).hasContent("mine");
  }

  @Test
  void run_ofADivergedBranch_leavesItAlone() throws Exception {
    origins.push("a", "a.txt", "theirs");
    String mine = Origins.commit(work("a"), "mine.txt", "1");

    var result = sync().get("a");

    assertThat(result.kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(result.words()).contains("1 commits of its own", "'origin/main' 1 new");
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(mine);
  }

  @Test
  void run_ofCommitsToPush_saysSo() throws Exception {
    Origins.commit(work("a"), "mine.txt", "1");

    assertThat(sync().get("a"))
        .isEqualTo(RepositoryResult.unchanged("main is up to date, with 1 commits to push"));
  }

  @Test
  void run_ofABranchThatFollowsNone_leavesItAlone() throws Exception {
    origins.at("a").need("switch", "--quiet", "--create", "mine");
    assertThat(sync().get("a").words()).startsWith("'mine' follows no remote branch");

    origins.at("a").need("push", "--quiet", "-u", "origin", "mine");
    Git.in(origins.origin("a")).need("branch", "-D", "mine");
    assertThat(sync().get("a").words()).startsWith("'origin/mine', which it follows, is gone:");
    origins.at("a").need("fetch", "--quiet", "--prune");
    assertThat(sync().get("a").words()).startsWith("'origin/mine', which it follows, is gone:");
  }

  @Test
  void run_ofABranchThatWasRenamedAtTheRemote_saysThatItIsGone() throws Exception {
    Git.in(origins.origin("a")).need("branch", "--move", "main", "trunk");

    assertThat(sync().get("a").kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(sync().get("a").words()).startsWith("'origin/main', which it follows, is gone:");
  }

  @Test
  void run_whereOneFileIsSomebodys_keepsIt_andTheIndex() throws Exception {
    origins.push("a", "README.md", "2");
    origins.push("a", "new.txt", "2");
    Files.writeString(work("a").resolve("README.md"), "mine");
    Files.writeString(work("a").resolve("new.txt"), "2");

    assertThat(sync().get("a").kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(work("a").resolve("README.md")).hasContent("mine");
    assertThat(origins.at("a").need("diff", "--cached", "--name-only")).isEmpty();
  }

  @Test
  void run_whereAFileWasEmptied_keepsThat() throws Exception {
    origins.push("a", "README.md", "2");
    Files.writeString(work("a").resolve("README.md"), "");

    assertThat(sync().get("a").kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(work("a").resolve("README.md")).isEmptyFile();
  }

  @Test
  void run_withoutARemote_leavesItAlone() throws Exception {
    origins.at("a").need("remote", "remove", "origin");

    assertThat(sync().get("a").words()).startsWith("has no remote");
  }

  @Test
  void run_ofALostRemote_fails_andTheOthersGoOn() throws Exception {
    origins.at("a").need("remote", "set-url", "origin", folder.resolve("gone").toString());
    origins.push("b", "b.txt", "1");

    var results = sync();

    assertThat(results.get("a").kind()).isEqualTo(Kind.FAILED);
    assertThat(results.get("a").words()).contains("does not appear to be a git repository");
    assertThat(results.get("b").kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  void run_ofADeadHost_triesAgain_andFails() throws Exception {
    origins.at("a").need("remote", "set-url", "origin", "git://127.0.0.1:1/a.git");
    Backoff quick = new Backoff(2, Duration.ofMillis(1), Duration.ofMillis(2));

    var result =
        new CheckoutSync(origins.at("a"), new Transport(1, quick)).run("", Optional.empty());

    assertThat(result.kind()).isEqualTo(Kind.FAILED);
    assertThat(result.words()).contains("unable to connect");
  }

  @Test
  void run_atATagThatTheManifestMoved_goesToTheNewOne() throws Exception {
    origins.at("a").need("checkout", "--quiet", "--detach");
    String news = origins.push("a", "a.txt", "1");
    Git.in(origins.author("a")).need("tag", "v1");
    Git.in(origins.author("a")).need("push", "--quiet", "origin", "v1");
    repositories = origins.manifest("a@v1", "b");

    assertThat(sync().get("a")).isEqualTo(RepositoryResult.changed("now at v1"));
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(news);
    assertThat(sync().get("a")).isEqualTo(RepositoryResult.unchanged("is at v1"));
  }

  @Test
  void run_ofAShallowCheckoutAtATag_goesToTheNextTag_andStaysShallow() throws Exception {
    origins.create("c");
    tag("c", "v1");
    var shallow = new CloneOptions(Optional.of(1), Optional.empty());
    new WorkspaceClone(origins.checkout(), shallow, Connections.USUAL)
        .run(origins.manifest("c@v1"), (repository, result, took) -> {});
    origins.push("c", "c.txt", "between them");
    String news = origins.push("c", "c.txt", "2");
    tag("c", "v2");
    repositories = origins.manifest("c@v2");

    assertThat(sync().get("c")).isEqualTo(RepositoryResult.changed("now at v2"));
    assertThat(origins.at("c").need("rev-parse", "HEAD")).isEqualTo(news);
    assertThat(origins.at("c").need("rev-list", "--count", "HEAD")).isEqualTo("1");
  }

  @Test
  void run_toATagThatStandsOnNoBranch_findsIt_andLeavesTheHistoryWhole() throws Exception {
    origins.at("a").need("checkout", "--quiet", "--detach");
    Git.in(origins.author("a")).need("checkout", "--quiet", "--detach");
    String news = Origins.commit(origins.author("a"), "a.txt", "1");
    tag("a", "v1");
    repositories = origins.manifest("a@v1", "b");

    assertThat(sync().get("a")).isEqualTo(RepositoryResult.changed("now at v1"));
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(news);
    assertThat(origins.at("a").need("rev-parse", "--is-shallow-repository")).isEqualTo("false");
  }

  @Test
  void run_toATagThatIsNowhere_saysSo() throws Exception {
    origins.at("a").need("checkout", "--quiet", "--detach");
    repositories = origins.manifest("a@v9", "b");

    assertThat(sync().get("a")).isEqualTo(RepositoryResult.failed("there is no 'v9' in it"));
  }

  private void tag(String name, String tag) throws InterruptedException {
    Git.in(origins.author(name)).need("tag", tag);
    Git.in(origins.author(name)).need("push", "--quiet", "origin", tag);
  }

  @Test
  void run_ofADetachedCommitThatNothingElseHas_leavesItAlone() throws Exception {
    origins.push("a", "a.txt", "1");
    Git.in(origins.author("a")).need("tag", "v1");
    Git.in(origins.author("a")).need("push", "--quiet", "origin", "v1");
    repositories = origins.manifest("a@v1", "b");
    origins.at("a").need("checkout", "--quiet", "--detach");
    String mine = Origins.commit(work("a"), "mine.txt", "1");

    assertThat(sync().get("a").words()).contains("on no branch and would be lost");
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(mine);
  }

  @Test
  void run_inTheMiddleOfABisect_leavesItAlone() throws Exception {
    origins.push("a", "a.txt", "1");
    Git.in(origins.author("a")).need("tag", "v1");
    Git.in(origins.author("a")).need("push", "--quiet", "origin", "v1");
    repositories = origins.manifest("a@v1", "b");
    origins.at("a").need("checkout", "--quiet", "--detach");
    origins.at("a").need("bisect", "start");
    String here = origins.at("a").need("rev-parse", "HEAD");

    assertThat(sync().get("a").words()).startsWith("a bisect is under way");
    assertThat(
            new DetachedSync(origins.at("a"), new Mover(origins.at("a")))
                .to("v1", CheckoutState.of(origins.at("a")))
                .words())
        .startsWith("a bisect is under way")
        .endsWith("so it does not go to v1");
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(here);
  }

  @Test
  void run_detachedFromTheBranchThatIsWanted_saysHowToGoBack() throws Exception {
    origins.at("a").need("checkout", "--quiet", "--detach");

    assertThat(sync().get("a").words()).isEqualTo("no branch is checked out: `git switch main`");

    String mine = Origins.commit(work("a"), "mine.txt", "1");
    assertThat(sync().get("a").words())
        .contains(mine.substring(0, 9), "nothing else has", "`git branch NAME` keeps it");
  }

  private Map<String, RepositoryResult> sync() throws InterruptedException {
    return new WorkspaceSync(origins.checkout(), Connections.USUAL)
        .run(repositories, true, (name, result, took) -> {});
  }

  private Path work(String name) {
    return origins.root().resolve(name);
  }
}
