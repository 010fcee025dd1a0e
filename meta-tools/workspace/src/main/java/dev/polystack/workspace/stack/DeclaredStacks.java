package dev.polystack.workspace.stack;

import dev.polystack.workspace.stack.StackRecord.Consumed;
import dev.polystack.workspace.stack.StackRecord.Published;
import dev.polystack.workspace.stack.StackRecord.Visibility;
import dev.polystack.workspace.yaml.Mistakes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks that nobody synthesizes: each has a {@value StackFiles#NAME} in its folder that says what
 * it publishes and consumes. They take their places in the same graph as synthesized ones.
 *
 * <pre>{@code
 * name: api                        # by default the folder's name
 * service: orders                  # by default the repository's name
 * description: What it is for.
 * mock: false                      # whether it stands in for something external
 * publishes: [url]                 # values that every service may consume
 * shares: [table-name]             # values for stacks of the same service only
 * consumes: [contracts/bus/name]   # service/stack/name; stack/name within the service
 * }</pre>
 */
public final class DeclaredStacks {

  private DeclaredStacks() {}

  /**
   * Reads every {@value StackFiles#NAME} in a repository.
   *
   * @param repository its folder; the records' folders are relative to it
   * @param project the project, part of every parameter's path
   * @param environment the environment, likewise
   * @return one for each service, in which nothing but the stacks and their parameters is of use;
   *     empty if there is no such file
   * @throws AssemblyException with every mistake in every file, as {@code file:line:column: what}
   */
  public static List<Assembly> read(Path repository, String project, String environment) {
    return read(repository, project, environment, StackFileMemory.none());
  }

  /**
   * As the other, without reading files again that have not changed since.
   *
   * @param memory a file that remembers what was read; it need not exist
   */
  public static List<Assembly> read(
      Path repository, String project, String environment, Path memory) {
    var remembered = StackFileMemory.read(memory);
    var assemblies = read(repository, project, environment, remembered);
    remembered.save();
    return assemblies;
  }

  private static List<Assembly> read(
      Path repository, String project, String environment, StackFileMemory memory) {
    Path root = repository.toAbsolutePath().normalize();
    var problems = new ArrayList<String>();
    Map<String, List<StackRecord>> services = new LinkedHashMap<>();
    for (Path file : StackFiles.in(root)) {
      var stack = memory.recall(file).orElseGet(() -> read(file, root, problems, memory));
      services
          .computeIfAbsent(stack.service(), any -> new ArrayList<>())
          .add(record(stack, root.relativize(file.resolveSibling("")), project, environment));
    }
    if (!problems.isEmpty()) {
      throw new AssemblyException(String.join(System.lineSeparator(), problems));
    }
    var assemblies = new ArrayList<Assembly>();
    for (var entry : services.entrySet()) {
      assemblies.add(
          new Assembly(
              root, project, entry.getKey(), environment, false, entry.getValue(), Map.of()));
    }
    return assemblies;
  }

  private static StackFile read(
      Path file, Path root, List<String> problems, StackFileMemory memory) {
    var mistakes = new Mistakes();
    var stack = StackFile.read(file, String.valueOf(root.getFileName()), mistakes);
    mistakes.inOrder().forEach(mistake -> problems.add(file + ":" + mistake));
    if (mistakes.none()) {
      memory.remember(file, stack);
    }
    return stack;
  }

  private static StackRecord record(
      StackFile stack, Path folder, String project, String environment) {
    String prefix = "/" + project + "/" + environment + "/";
    String own = prefix + stack.service() + "/" + stack.name() + "/";
    var published = new ArrayList<Published>();
    for (String name : stack.publishes()) {
      published.add(new Published(own + name, Visibility.PUBLISHED));
    }
    for (String name : stack.shares()) {
      published.add(new Published(own + name, Visibility.SERVICE));
    }
    var consumed = new ArrayList<Consumed>();
    for (String name : stack.consumes()) {
      consumed.add(new Consumed(prefix + name));
    }
    return new StackRecord(
        stack.name(),
        String.join("-", project, environment, stack.service(), stack.name()),
        "",
        stack.mock(),
        folder.toString().replace('\\', '/'),
        stack.description(),
        published,
        consumed,
        List.of(),
        List.of());
  }
}
