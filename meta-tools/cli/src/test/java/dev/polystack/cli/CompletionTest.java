package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real shell. */
class CompletionTest {

  @TempDir private Path workspace;

  @BeforeEach
  void aWorkspace() throws IOException {
    Files.writeString(
        workspace.resolve("repos.yaml"),
        "project: shop\nrepositories:\n  catalog-service:\n    type: git\n  store-service:\n    type: git\n"
            + "  libs/mail: {type: git}\n");
    Path assembly = workspace.resolve(".polystack/assembly/local/catalog-service");
    Files.createDirectories(assembly);
    Files.writeString(
        assembly.resolve("polystack.json"),
        """
        {
          "service" : "catalog",
          "stacks" : [
            {
              "name" : "products",
              "stackName" : "shop-local-catalog-products",
              "publishes" : [
                {
                  "name" : "/shop/local/catalog/products/table"
                }
              ]
            }
          ]
        }
        """);
    Path stack = Files.createDirectories(workspace.resolve("catalog-service/stacks/products"));
    Files.writeString(stack.resolve("tasks.yaml"), "build:\n  command: [make]\n");
    Files.createDirectories(workspace.resolve("libs/mail/infrastructure/sender"));
    Files.writeString(workspace.resolve("libs/mail/stack.yaml"), "");
    Files.writeString(
        workspace.resolve("libs/mail/infrastructure/sender/stack.yaml"),
        "# Sends.\nservice: 'post'\nname: outbox # as queues are called\npublishes: [name]\n");
    Files.writeString(workspace.resolve("completion"), Completion.script());
  }

  private List<String> complete(String... words) throws IOException, InterruptedException {
    String line = String.join(" ", words);
    String script =
        "cd %s/.polystack; eval \"$(cat %s/completion)\"; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _meta_with_names; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(
                workspace,
                workspace,
                words[words.length - 1].isEmpty() ? line + "''" : line,
                words.length - 1,
                line,
                line.length());
    Process shell =
        new ProcessBuilder("bash", "--norc", "-c", script)
            // compopt says there that it wants an interactive shell.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    return output.lines().map(String::strip).toList();
  }

  @Test
  void inBash_verbsOptionsAndNamesOfTheWorkspaceAreCompleted() throws Exception {
    assertThat(complete("meta", "tim")).containsExactly("timeline");
    assertThat(complete("meta", "logs", "--corr")).containsExactly("--correlation-id");
    assertThat(complete("meta", "dlq", "red")).contains("redrive");
    assertThat(complete("meta", "deploy", "cat")).contains("catalog", "catalog/products");
    assertThat(complete("meta", "test", "store")).contains("store-service");
    assertThat(complete("meta", "destroy", "catalog/p")).containsExactly("catalog/products");
    assertThat(complete("meta", "exec", "mai")).contains("mail", "mail/mail");
    assertThat(complete("meta", "exec", "post")).contains("post", "post/outbox");
    assertThat(complete("meta", "test", "libs")).containsExactly("libs/mail");
    assertThat(complete("meta", "run", "bu")).contains("build");
    assertThat(complete("meta", "run", "build", "store")).contains("store-service");
    assertThat(complete("meta", "rehear")).doesNotContain("rehearse");
  }

  @Test
  void inZsh_theScriptCanBeRead() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/zsh")), "zsh is not on this machine");
    Process zsh =
        new ProcessBuilder(
                "zsh",
                "-fc",
                "autoload -Uz compinit bashcompinit && compinit -u && bashcompinit && eval \"$(cat "
                    + workspace.resolve("completion")
                    + ")\"")
            .redirectErrorStream(true)
            .start();
    String output = new String(zsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(zsh.waitFor()).as(output).isZero();
  }
}
