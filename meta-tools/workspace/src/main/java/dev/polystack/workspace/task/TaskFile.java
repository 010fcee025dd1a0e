package dev.polystack.workspace.task;

import dev.polystack.workspace.yaml.Mistakes;
import dev.polystack.workspace.yaml.YamlFile;
import dev.polystack.workspace.yaml.YamlMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The tasks that can be run in a folder, be it a repository's or a stack's.
 *
 * <pre>{@code
 * build:
 *   command: [npm, run, build]   # without a shell, in this folder
 *   inputs: ['src/**']           # with these or outputs: again only where one changed
 *   outputs: ['dist/**']
 *   variables: [NODE_ENV]        # environment variables that the result depends on
 * }</pre>
 */
public final class TaskFile {

  /** The file's name. */
  public static final String NAME = "tasks.yaml";

  private static final Pattern TASK = Pattern.compile("[A-Za-z0-9][\\w.:-]*");
  private static final List<String> KEYS = List.of("command", "inputs", "outputs", "variables");

  private TaskFile() {}

  /**
   * The tasks by their names, in the order of the file; none if the folder has no such file.
   *
   * @param problems gets every mistake, as {@code file:line:column: what}
   */
  public static Map<String, DeclaredTask> read(Path folder, List<String> problems) {
    Path file = folder.resolve(NAME);
    Map<String, DeclaredTask> tasks = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return tasks;
    }
    var mistakes = new Mistakes();
    YamlFile.read(file, "the file", "write 'build: {command: [make]}'", "write it", mistakes)
        .flatMap(root -> YamlMapping.of("the file", root, mistakes))
        .ifPresent(
            mapping ->
                mapping.forEach(
                    (name, node) ->
                        task(name, node, mistakes)
                            .ifPresent(task -> tasks.put(name.getValue(), task))));
    mistakes.inOrder().forEach(mistake -> problems.add(file + ":" + mistake));
    return tasks;
  }

  private static Optional<DeclaredTask> task(ScalarNode name, Node node, Mistakes mistakes) {
    if (!TASK.matcher(name.getValue()).matches()) {
      mistakes.add(
          name,
          "'%s' is no name: write letters, digits, '.', '_', ':' and '-'"
              .formatted(name.getValue()));
    }
    String what = "the task '%s'".formatted(name.getValue());
    return YamlMapping.of(what, node, mistakes)
        .map(
            mapping -> {
              mapping.allow(KEYS);
              mapping.value("command", "write command: [make, all]");
              return new DeclaredTask(
                  texts(mapping, "command", "make, all"),
                  texts(mapping, "inputs", "'src/**'"),
                  texts(mapping, "outputs", "'dist/**'"),
                  texts(mapping, "variables", "NODE_ENV"));
            });
  }

  private static List<String> texts(YamlMapping mapping, String key, String example) {
    return mapping.list(key, example).stream().map(ScalarNode::getValue).toList();
  }
}
