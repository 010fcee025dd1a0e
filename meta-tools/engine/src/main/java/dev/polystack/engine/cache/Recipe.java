package dev.polystack.engine.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is done in a folder, and what of the folder takes part in it.
 *
 * @param name of the task; two tasks with the same work are still two
 * @param repository the root of the checkout that the folder is in, absolute
 * @param folder the working directory, absolute
 * @param command the program and its arguments
 * @param variables environment variables that make a difference
 * @param inputs files beneath the folder that the command reads
 * @param outputs files beneath the folder that it makes
 * @param upstream keys of the tasks that were done before because this one needs them
 */
public record Recipe(
    String name,
    Path repository,
    Path folder,
    List<String> command,
    Map<String, String> variables,
    Globs inputs,
    Globs outputs,
    List<String> upstream) {

  /** Keeps the collections. */
  public Recipe {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
    upstream = List.copyOf(upstream);
  }
}
