package dev.polystack.workspace.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitterTest {

  @TempDir private Path folder;
  private Git source;

  @BeforeEach
  void source() throws Exception {
    Path path = Files.createDirectories(folder.resolve("source"));
    source = Git.in(path);
    source.need("init", "--quiet", "--initial-branch=main");
    source.need("config", "user.name", "Jürgen Test");
    source.need("config", "user.email", "test@example.com");
  }

  @Test
  void split_ofAFolder_bringsItsHistoryToTheTop_andNoOtherCommit() throws Exception {
    commit("contracts/a.txt", "1", "Begin\n\nWith a reason.\n");
    commit("store/b.txt", "1", "Elsewhere");
    commit("contracts/sub/ü.txt", "1", "Zweite Änderung");

    Git split = split(new Part.Folder("contracts"), "contracts");

    assertThat(split.need("log", "--format=%s|%b|%an", "main"))
        .isEqualTo("Zweite Änderung||Jürgen Test\nBegin|With a reason.\n|Jürgen Test");
    assertThat(split.need("rev-parse", "main^{tree}"))
        .isEqualTo(source.need("rev-parse", "main:contracts"));
    assertThat(split.need("log", "-1", "--format=%ad %cd", "main"))
        .isEqualTo(source.need("log", "-1", "--format=%ad %cd", "main"));
    assertThat(split.run("fsck", "--strict").succeeded()).isTrue();
  }

  @Test
  void split_ofTheRest_leavesOutWhatHasARepositoryOfItsOwn() throws Exception {
    commit("README.md", "1", "Begin");
    commit("services/a/a.txt", "1", "Into a service");
    commit("services/notes.txt", "1", "Beside the services");
    commit("contracts/c.txt", "1", "Into the contracts");

    Git split = split(new Part.Rest(Set.of("services/a", "contracts")), "rest");

    assertThat(split.need("log", "--format=%s", "main")).isEqualTo("Beside the services\nBegin");
    assertThat(split.need("ls-tree", "-r", "--name-only", "main"))
        .isEqualTo("README.md\nservices/notes.txt");
  }

  @Test
  void split_takesTagsAlong_toWhatTheyStoodOn() throws Exception {
    commit("store/b.txt", "1", "Before there was anything");
    source.need("tag", "v0");
    commit("contracts/a.txt", "1", "Begin");
    source.need("tag", "v1");
    commit("store/b.txt", "2", "Elsewhere");
    source.need("tag", "--annotate", "v2", "--message", "The second one");

    Git split = split(new Part.Folder("contracts"), "contracts");

    assertThat(split.need("tag", "--list", "--format=%(refname:strip=2) %(objecttype) %(subject)"))
        .isEqualTo("v1 commit Begin\nv2 tag The second one");
    assertThat(split.need("rev-parse", "v2^{commit}")).isEqualTo(split.need("rev-parse", "main"));
  }

  @Test
  void split_keepsMerges_thatMergeSomethingOfThePart() throws Exception {
    commit("contracts/a.txt", "1", "Begin");
    source.need("checkout", "--quiet", "-b", "feature");
    commit("contracts/b.txt", "1", "On a branch");
    source.need("checkout", "--quiet", "main");
    commit("contracts/c.txt", "1", "Meanwhile");
    source.need("merge", "--quiet", "--no-ff", "--message", "Merge it", "feature");
    source.need("checkout", "--quiet", "-b", "elsewhere");
    commit("store/d.txt", "1", "Of no concern");
    source.need("checkout", "--quiet", "main");
    source.need("merge", "--quiet", "--no-ff", "--message", "Merge the other", "elsewhere");

    Git split = split(new Part.Folder("contracts"), "contracts");

    assertThat(split.need("rev-list", "--count", "main")).isEqualTo("4");
    assertThat(split.need("log", "--merges", "--format=%s", "main")).isEqualTo("Merge it");
  }

  @Test
  void split_ofAFolderThatWentAndCameBack_followsIt() throws Exception {
    commit("contracts/a.txt", "1", "Begin");
    source.need("rm", "-r", "--quiet", "contracts");
    source.need("commit", "--quiet", "--message", "Remove");
    commit("contracts/a.txt", "2", "Again");

    Git split = split(new Part.Folder("contracts"), "contracts");

    assertThat(split.need("log", "--format=%s", "main")).isEqualTo("Again\nRemove\nBegin");
    assertThat(split.need("ls-tree", "main~1")).isEmpty();
  }

  @Test
  void split_again_comesToTheSameCommits_andOnlyAddsTheNewOnes() throws Exception {
    commit("contracts/a.txt", "1", "Begin");
    commit("contracts/a.txt", "2", "Go on");
    Git first = split(new Part.Folder("contracts"), "first");
    Git second = split(new Part.Folder("contracts"), "second");
    assertThat(second.need("rev-parse", "main")).isEqualTo(first.need("rev-parse", "main"));

    commit("store/b.txt", "1", "Elsewhere");
    commit("contracts/a.txt", "3", "Go further");
    Git third = split(new Part.Folder("contracts"), "third");

    assertThat(third.need("rev-parse", "main~1")).isEqualTo(first.need("rev-parse", "main"));
  }

  @Test
  void split_keepsEveryByteOfAMessageInAnotherEncoding() throws Exception {
    write("contracts/a.txt", "1");
    source.need("add", "--all");
    Path message = folder.resolve("message");
    Files.write(message, "Grüße\n".getBytes(StandardCharsets.ISO_8859_1));
    source.need("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--file=" + message);

    Git split = split(new Part.Folder("contracts"), "contracts");

    assertThat(split.need("log", "--format=%s %e", "main")).isEqualTo("Grüße ISO-8859-1");
  }

  /** They go through git's input, so that it does not matter what this machine's locale can say. */
  @Test
  void split_ofNamesInAnyScript_keepsThem() throws Exception {
    feed(
        """
        commit refs/heads/main
        committer 王 <test@example.com> 1700000000 +0000
        data 5
        Begin
        M 100644 inline verträge/ü.txt
        data 1
        1
        M 100644 inline README.md
        data 1
        1
        reset refs/tags/版本1
        from refs/heads/main

        tag 版本2
        from refs/heads/main
        tagger 王 <test@example.com> 1700000000 +0000
        data 3
        Two
        """,
        "fast-import",
        "--quiet");

    Git folder = split(new Part.Folder("verträge"), "folder");
    assertThat(folder.need("tag", "--list", "--format=%(refname:strip=2)%(taggername)"))
        .isEqualTo("版本1\n版本2王");
    assertThat(folder.need("-c", "core.quotePath=false", "ls-tree", "--name-only", "main"))
        .isEqualTo("ü.txt");

    Git rest = split(new Part.Rest(Set.of("verträge")), "rest");
    assertThat(rest.need("ls-tree", "-r", "--name-only", "main")).isEqualTo("README.md");
    assertThat(rest.run("fsck", "--strict").succeeded()).isTrue();
  }

  @Test
  void split_ofWhatNeverWas_makesNothing() throws Exception {
    commit("contracts/a.txt", "1", "Begin");
    Path bare = folder.resolve("none.git");

    assertThat(Splitter.of(source, "main").split(new Part.Folder("none"), bare)).isZero();
    assertThat(bare).doesNotExist();
  }

  private Git split(Part part, String name) throws Exception {
    Path bare = folder.resolve(name + ".git");
    Splitter.of(source, "main").split(part, bare);
    return Git.in(bare);
  }

  private void commit(String file, String content, String message)
      throws IOException, InterruptedException {
    write(file, content);
    source.need("add", "--all");
    assertThat(
            source
                .run(
                    message.getBytes(StandardCharsets.UTF_8),
                    List.of("commit", "--quiet", "--cleanup=verbatim", "--file=-"))
                .succeeded())
        .isTrue();
  }

  private void feed(String input, String... arguments) throws InterruptedException {
    GitAnswer answer = source.run(input.getBytes(StandardCharsets.UTF_8), List.of(arguments));
    assertThat(answer.succeeded()).as(answer.error()).isTrue();
  }

  private void write(String file, String content) throws IOException {
    Path path = source.folder().resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, content);
  }
}
