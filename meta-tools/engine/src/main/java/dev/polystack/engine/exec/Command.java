package dev.polystack.engine.exec;

import dev.polystack.engine.cache.Globs;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be run everywhere.
 *
 * @param words the program and its arguments
 * @param inputs files that it reads; with no inputs and no outputs its results are not kept
 * @param outputs files that it makes
 * @param relevant names of environment variables that its results depend on
 * @param variables what every place's command gets to see
 */
public record Command(
    List<String> words,
    Globs inputs,
    Globs outputs,
    Set<String> relevant,
    Map<String, String> variables) {

  /** Keeps the collections. */
  public Command {
    words = List.copyOf(words);
    relevant = Set.copyOf(relevant);
    variables = Map.copyOf(variables);
  }

  /** For which project and in which environment it runs, if it is told. */
  String scope() {
    return variables.getOrDefault("POLYSTACK_PROJECT", "")
        + "/"
        + variables.getOrDefault("POLYSTACK_ENV", "");
  }

  /** Whether it is known what its results are made from. */
  public boolean isCacheable() {
    return !inputs.isEmpty() || !outputs.isEmpty();
  }

  /** The same, of which nothing is known. */
  Command uncacheable() {
    Globs none = new Globs(List.of());
    return new Command(words, none, none, relevant, variables);
  }

  /** The inputs; every file, if only outputs are known. */
  Globs effectiveInputs() {
    return inputs.isEmpty() ? Globs.ALL : inputs;
  }
}
