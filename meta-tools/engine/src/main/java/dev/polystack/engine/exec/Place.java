package dev.polystack.engine.exec;

import dev.polystack.workspace.stack.StackId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command runs.
 *
 * @param name the repository's, or the stack's with its service
 * @param folder the working directory, absolute
 * @param repository the repository's name
 * @param root the repository's folder, absolute
 * @param stack empty if the command runs in repositories
 */
public record Place(
    String name, Path folder, String repository, Path root, Optional<StackId> stack) {

  /** What a command that runs there is told about where it is. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("POLYSTACK_FOLDER", folder.toString());
    variables.put("POLYSTACK_REPOSITORY", repository);
    stack.ifPresent(
        id -> {
          variables.put("POLYSTACK_SERVICE", id.service());
          variables.put("POLYSTACK_STACK", id.stack());
        });
    return variables;
  }

  /** Two are the same place if they are the same folder under the same name. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Place place && name.equals(place.name) && folder.equals(place.folder);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
