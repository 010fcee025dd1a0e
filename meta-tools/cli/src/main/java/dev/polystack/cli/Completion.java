package dev.polystack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a shell needs to complete the command: verbs and options, which picocli knows, and the names
 * of the workspace's stacks and repositories, which two small files tell without starting Java.
 */
final class Completion {

  private Completion() {}

  /** For bash, and for zsh by its own {@code bashcompinit}. */
  static String script() {
    CommandLine all = Verbs.all();
    String generated = AutoComplete.bash("meta", all);
    return generated
        + names()
            .replace("{{stacks}}", verbs(all, "STACK|NAME|SERVICE|QUEUE"))
            .replace("{{repositories}}", verbs(all, "REPOSITORY|NAME"));
  }

  /** The verbs with a positional parameter of such a label, as a pattern of {@code case}. */
  private static String verbs(CommandLine all, String labels) {
    return all.getSubcommands().entrySet().stream()
        .filter(
            verb ->
                specs(verb.getValue().getCommandSpec())
                    .flatMap(spec -> spec.positionalParameters().stream())
                    .anyMatch(
                        parameter ->
                            Stream.of(parameter.paramLabel().split("\\|", -1))
                                .anyMatch(label -> label.matches(labels))))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" | "));
  }

  private static Stream<CommandSpec> specs(CommandSpec spec) {
    return Stream.concat(
        Stream.of(spec),
        spec.subcommands().values().stream().flatMap(sub -> specs(sub.getCommandSpec())));
  }

  private static String names() {
    try (InputStream script =
        Objects.requireNonNull(Completion.class.getResourceAsStream("names.bash"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
