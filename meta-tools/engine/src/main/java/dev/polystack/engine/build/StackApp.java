package dev.polystack.engine.build;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The program that synthesizes a repository's stacks.
 *
 * @param file the {@code cdk.json} that says how it is started
 * @param command how
 */
public record StackApp(Path file, String command) {

  /**
   * Of a repository; empty if it has no {@code cdk.json}.
   *
   * @throws UserError if that cannot be read
   */
  public static Optional<StackApp> of(Path repository) {
    Path file = repository.resolve("cdk.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var cdk = JsonMapper.builder().build().readTree(file.toFile());
      return Optional.of(new StackApp(file, cdk.path("app").asText()));
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The modules whose classes the command names. Where there are none, as for an app in another
   * language, any file of the repository may be a part of the app.
   */
  public Set<Module> modules(ModuleGraph graph) {
    var modules = new LinkedHashSet<Module>();
    for (Module module : graph.modulesOf(file.resolveSibling(""))) {
      if (command.contains(module.selector() + "/target/")) {
        modules.add(module);
      }
    }
    return modules;
  }
}
