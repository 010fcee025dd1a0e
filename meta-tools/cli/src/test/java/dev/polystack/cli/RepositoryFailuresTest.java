package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import dev.polystack.workspace.git.Git;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verbs over repositories of which one cannot be reached: the others are done all the same, the
 * failure stands once more at the end, and the exit status tells.
 */
class RepositoryFailuresTest {

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void origins() throws Exception {
    Git source = Git.in(Files.createDirectories(folder.resolve("source")));
    source.need("init", "--quiet", "--initial-branch=main");
    commit(source, "first.txt");
    Git.in(folder).need("clone", "--quiet", "--bare", "source", "good.git");
    workspace = Workspace.of(Files.createDirectory(folder.resolve("workspace")));
    workspace.file("repos.yaml", manifest("main"));
  }

  @Test
  void cloneSyncAndImport_ofOneThatIsMissing_doTheOther_andEndWithOne() throws Exception {
    Path junit = folder.resolve("junit.xml");
    Path report = folder.resolve("report.json");
    assertThatOnlyTheMissingOneFailed(
        workspace.meta("clone", "--junit", junit.toString(), "--report", report.toString()));
    assertThat(workspace.has("good/first.txt")).isTrue();
    assertThat(junit)
        .content()
        .contains("tests=\"2\" failures=\"1\"", "classname=\"clone\" name=\"missing\"")
        .containsPattern("<failure message=\"[^\"]*missing.git");
    assertThat(report)
        .content()
        .containsPattern("\"succeeded\" : false")
        .containsPattern("\"name\" : \"good\",\\s*\"state\" : \"done\"");

    Path missing = workspace.root.resolve("missing");
    Git.in(folder).need("clone", "--quiet", "source", missing.toString());
    Git.in(missing).need("remote", "set-url", "origin", folder + "/missing.git");
    String second = publish("second.txt");
    assertThatOnlyTheMissingOneFailed(workspace.meta("sync"));
    assertThat(workspace.has("good/second.txt")).isTrue();

    String third = publish("third.txt");
    workspace.file("lock.yaml", manifest(third));
    Ended imported = workspace.meta("import", workspace.root.resolve("lock.yaml").toString());
    assertThatOnlyTheMissingOneFailed(imported);
    assertThat(at("good").need("rev-parse", "HEAD")).isEqualTo(third).isNotEqualTo(second);
  }

  @Test
  void clone_fromAServerThatRefuses_isTriedAgainAsOftenAsAsked() throws Exception {
    Path report = folder.resolve("report.json");
    workspace.file(
        "repos.yaml",
        "repositories: {shut: {type: git, url: 'git://127.0.0.1:1/shut.git', version: main}}");

    Ended never = workspace.meta("clone", "--retries", "0");
    Ended once = workspace.meta("clone", "--retries", "1", "--report", report.toString());

    assertThat(never.status()).isEqualTo(1);
    assertThat(never.output()).contains("unable to connect").doesNotContain("retry");
    assertThat(once.status()).isEqualTo(1);
    assertThat(once.output())
        .containsPattern("  shut +fails; retry 1, waits +\\d\\.\\d s\\n    unable to connect")
        .doesNotContain("retry 2");
    assertThat(report).content().contains("\"retries\" : 1");
    assertThat(workspace.meta("sync", "--retries", "-1").status()).isEqualTo(2);
  }

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere `script` takes other arguments
  void clone_onATerminal_showsTheTimeOfAnEarlierRun() throws Exception {
    PseudoTerminal.assumeIsThere();
    assertThat(onTerminal("clone", "good").output())
        .containsPattern("  good +0 s\r?\n")
        .doesNotContain("of about");
    Workspace.delete(workspace.root.resolve("good"));

    assertThat(onTerminal("clone", "good").output())
        .containsPattern("  good +0 s of about \\d+ s\r?\n");
  }

  @Test
  void split_toARemoteThatIsMissing_doesTheOther_andEndsWithOne() throws Exception {
    workspace.file(
        "repos.yaml", "repositories: {good: {type: git, url: ../good.git, version: main}}");
    workspace.file("good/split.txt", "split");
    Git git = Git.in(workspace.root);
    git.need("init", "--quiet", "--initial-branch=main");
    commit(git, "rest.txt");
    Git.in(folder).need("init", "--quiet", "--bare", "split-good.git");

    Ended split =
        workspace.meta(
            "split", "--to", "file://" + folder + "/split-{name}.git", "--name", "missing");

    assertThatOnlyTheMissingOneFailed(split);
    assertThat(Git.in(folder.resolve("split-good.git")).need("ls-tree", "--name-only", "main"))
        .isEqualTo("split.txt");
  }

  @Test
  void syncAndImport_fromAServerThatSaysNothing_endInTime() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Git.in(folder).need("clone", "--quiet", "source", workspace.root + "/good");
      at("good").need("remote", "set-url", "origin", silent(server));

      assertThatTheTimeWasOver(workspace.meta("sync", "good", "--timeout", "0.5s"));
      workspace.file("lock.yaml", manifest("0".repeat(40)));
      Ended imported = workspace.meta("import", workspace.root + "/lock.yaml", "--timeout", "0.5s");
      assertThatTheTimeWasOver(imported);
    }
  }

  private static void assertThatTheTimeWasOver(Ended ended) {
    assertThat(ended.status()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output())
        .containsPattern("  good +was not done in time")
        .endsWith("The same command goes on; --timeout gives it more.\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere `script` takes other arguments
  void clone_withOneOnAServerThatSaysNothing_showsThat_doesTheOthers_andEndsInTime()
      throws Exception {
    PseudoTerminal.assumeIsThere();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      StringBuilder manifest = new StringBuilder("repositories:\n");
      for (String name : List.of("first", "second", "third", "silent")) {
        String url = name.equals("silent") ? silent(server) : folder + "/good.git";
        manifest.append("  %s: {type: git, url: '%s', version: main}\n".formatted(name, url));
      }
      workspace.file("repos.yaml", manifest.toString());

      Ended ended = onTerminal("clone", "--timeout", "8s");

      assertThat(ended.status()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output())
          .containsPattern("  silent +[1-9] s\r?\n  3 of 4, 1 running\r?\n") // drawn
          .contains("Failed:", "  silent: was not done in time", "--timeout gives it more");
      assertThat(List.of("first", "second", "third"))
          .allMatch(name -> workspace.has(name + "/first.txt"));
      assertThat(workspace.has("silent")).isFalse();
    }
  }

  private Ended onTerminal(String... arguments) throws Exception {
    Process process = workspace.startOnTerminal(80, 24, arguments).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static String silent(ServerSocket server) {
    return "git://127.0.0.1:%d/silent.git".formatted(server.getLocalPort());
  }

  private static void assertThatOnlyTheMissingOneFailed(Ended ended) {
    assertThat(ended.status()).as(ended.output()).isEqualTo(1);
    int end = ended.lines().indexOf("Failed:");
    assertThat(ended.lines().subList(0, end))
        .anySatisfy(line -> assertThat(line).startsWith("  good "))
        .anySatisfy(line -> assertThat(line).startsWith("  missing "));
    assertThat(ended.lines().subList(end + 1, ended.lines().size()))
        .singleElement()
        .asString()
        .startsWith("  missing: ")
        .contains("missing.git");
  }

  private String publish(String file) throws Exception {
    Git source = Git.in(folder.resolve("source"));
    String commit = commit(source, file);
    source.need("push", "--quiet", "../good.git", "main");
    return commit;
  }

  private static String commit(Git git, String file) throws Exception {
    Files.writeString(git.folder().resolve(file), file);
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", file);
    return git.need("rev-parse", "HEAD");
  }

  private Git at(String name) {
    return Git.in(workspace.root.resolve(name));
  }

  private String manifest(String version) {
    return """
        repositories:
          good: {type: git, url: %2$s/good.git, version: %1$s}
          missing: {type: git, url: %2$s/missing.git, version: %1$s}
        """
        .formatted(version, folder);
  }
}
