package dev.polystack.cli.command;

import dev.polystack.engine.select.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stacks or repositories a command is about; the same for every command. */
final class SelectionOptions {

  /** What a branch is compared with, if nothing else is said. */
  static final String DEFAULT_REVISION = "origin/HEAD";

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description =
          "A stack (service/stack), or a service for all its stacks; where the command is about"
              + " repositories, one of those. * stands for any part of a name (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Only the repositories of this group of repos.yaml; may be repeated.")
  private List<String> groups = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "NAME",
      description = "All but these, named as above; may be repeated.")
  private List<String> excludes = List.of();

  @Option(
      names = "--affected",
      paramLabel = "REVISION",
      arity = "0..1",
      preprocessor = OnlyAttached.class,
      description =
          "Only what changed since this revision of git, and what depends on it (default: "
              + DEFAULT_REVISION
              + ", the remote's own branch).")
  private @Nullable String affected;

  Selection selection() {
    return selection(names);
  }

  /** The selection, where only some of the positional arguments are names. */
  Selection selection(List<String> only) {
    return new Selection(only, groups, excludes, Optional.ofNullable(affected));
  }

  List<String> excludes() {
    return excludes;
  }

  List<String> names() {
    return names;
  }

  /** Takes {@code --affected=main}, and not the name after {@code --affected}, for a revision. */
  static final class OnlyAttached implements IParameterPreprocessor {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's signature
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!command.parser().separator().equals(info.get("separator"))) { // a space: not attached
        arguments.push(DEFAULT_REVISION);
      }
      return false;
    }
  }
}
