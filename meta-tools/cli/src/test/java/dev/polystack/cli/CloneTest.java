package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.polystack.cli.Workspace.Ended;
import dev.polystack.workspace.git.Git;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta clone} asks of servers, and what it never asks of people. */
class CloneTest {

  /** A host that is reached by this, and says so if somebody else is there at the same time. */
  private static final String SSH =
      """
      #!/bin/sh
      echo "$SSH_ASKPASS_REQUIRE $SSH_ASKPASS" >> asked-by-ssh
      mkdir busy || touch crowded
      sleep 0.2
      rmdir busy
      exec sh -c "$2"
      """;

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void workspace() throws Exception {
    workspace = Workspace.of(Files.createDirectory(folder.resolve("workspace")));
  }

  @Test
  void clone_withLimits_asksForNoMore_andAsFewAtATime() throws Exception {
    Git source = Git.in(Files.createDirectories(folder.resolve("source")));
    source.need("init", "--quiet", "--initial-branch=main");
    source.need("config", "uploadpack.allowFilter", "true");
    source.need("config", "uploadpack.allowAnySHA1InWant", "true"); // the files of a partial clone
    for (String file : List.of("first.txt", "second.txt")) {
      Files.writeString(source.folder().resolve(file), file);
      source.need("add", "--all");
      source.need("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", file);
    }
    workspace.file(
        "repos.yaml",
        """
        repositories:
          one: {type: git, url: 'ssh://host%1$s', version: main, groups: [services]}
          two: {type: git, url: 'ssh://host%1$s', version: main, groups: [services]}
          other: {type: git, url: 'ssh://host%1$s', version: main, groups: [tools]}
        """
            .formatted(source.folder()));

    Ended ended =
        meta("clone", "--group=services", "--depth=1", "--filter=blob:none", "--host-width=1");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(workspace.has("other")).isFalse();
    for (String name : List.of("one", "two")) {
      Git git = Git.in(workspace.root.resolve(name));
      assertThat(git.need("rev-list", "--count", "HEAD")).isEqualTo("1");
      assertThat(git.need("config", "remote.origin.partialclonefilter")).isEqualTo("blob:none");
    }
    assertThat(folder.resolve("crowded")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("asked-by-ssh"))).containsOnly("force false");
  }

  @Test
  void clone_fromAServerThatWantsAPassword_asksWhoKnows_andNobodyElse() throws Exception {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String answer = exchange.getRequestHeaders().getFirst("Authorization");
          asked.add(exchange.getRequestURI().getPath() + " " + answer);
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
          exchange.sendResponseHeaders(answer == null ? 401 : 404, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      workspace.file(
          "repos.yaml",
          """
          repositories:
            known: {type: git, url: '%1$sknown.git', version: main}
            unknown: {type: git, url: '%1$sunknown.git', version: main}
          """
              .formatted(url));
      Files.writeString(
          folder.resolve("gitconfig"),
          """
          [core]
            askPass = %1$s/ask
          [credential "%2$sknown.git"]
            useHttpPath = true
            helper = "!f() { echo username=somebody; echo password=word; }; f"
          """
              .formatted(folder, url));

      Ended ended = meta("clone");

      assertThat(ended.status()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output()).containsPattern("unknown +could not read Username");
      assertThat(folder.resolve("asked-a-person")).doesNotExist();
      String word =
          Base64.getEncoder().encodeToString("somebody:word".getBytes(StandardCharsets.UTF_8));
      assertThat(asked)
          .contains("/known.git/info/refs Basic " + word)
          .noneMatch(request -> request.contains("unknown") && request.contains("Basic"));
    } finally {
      server.stop(0);
    }
  }

  /** On a desktop, where programs are ready to ask. */
  private Ended meta(String... arguments) throws Exception {
    script("ssh", SSH);
    script("ask", "#!/bin/sh\ntouch %s/asked-a-person\necho word\n".formatted(folder));
    ProcessBuilder builder = workspace.start(arguments).redirectErrorStream(true);
    builder.environment().put("GIT_SSH_COMMAND", "cd %s; ./ssh".formatted(folder));
    builder.environment().put("GIT_SSH_VARIANT", "simple");
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve("gitconfig").toString());
    builder.environment().put("GIT_ASKPASS", folder.resolve("ask").toString());
    builder.environment().put("SSH_ASKPASS", folder.resolve("ask").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private void script(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
