package dev.polystack.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Completion for a shell. */
@Command(
    name = "completion",
    description =
        "Writes what a shell needs to complete meta's verbs, options, stacks and repositories.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  eval \"$(meta completion bash)\"               now; in ~/.bashrc for always",
      "  eval \"$(meta completion zsh)\"                the same for zsh and ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {

  /** A shell whose completion is known. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    if (shell == Shell.ZSH) {
      System.out.println("autoload -Uz compinit bashcompinit && compinit && bashcompinit");
    }
    System.out.println(Completion.script());
    return 0;
  }
}
