package dev.polystack.workspace.task;

import java.util.List;

/**
 * What a folder's {@value TaskFile#NAME} says of one task.
 *
 * @param command the program and its arguments
 * @param inputs globs of the files that it reads; may be empty
 * @param outputs globs of the files that it makes; may be empty
 * @param variables names of environment variables that its result depends on
 */
public record DeclaredTask(
    List<String> command, List<String> inputs, List<String> outputs, List<String> variables) {

  /** Keeps the lists. */
  public DeclaredTask {
    command = List.copyOf(command);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    variables = List.copyOf(variables);
  }
}
