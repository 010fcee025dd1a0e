package dev.polystack.engine.scaffold;

import dev.polystack.engine.UsageError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a stack of a service is, or will be.
 *
 * @param group Maven's group of the service
 * @param version of the service's modules
 */
record StackPlace(
    String project, Path repository, Name service, Name stack, String group, String version) {

  /**
   * Reads {@code service/stack}.
   *
   * @throws UsageError if it is not of that form, or there is no such service
   */
  static StackPlace of(House house, String id) {
    String[] parts = id.split("/", -1);
    if (parts.length != 2) {
      throw new UsageError(
          "'%s' names no stack: write service/stack, such as orders/intake".formatted(id));
    }
    Name service = Name.of("service", parts[0]);
    Name stack = Name.of("stack", parts[1]);
    Path repository = house.service(service);
    return new StackPlace(
        house.checkout().project(),
        repository,
        service,
        stack,
        PomCoordinate.group(repository),
        PomCoordinate.version(repository));
  }

  /** The package of the service. */
  String servicePackage() {
    return group + "." + service.segment();
  }

  /** The package of the stack. */
  String packageName() {
    return servicePackage() + "." + stack.segment();
  }

  /** The artifact of the stack's module. */
  String artifact() {
    return service.text() + "-" + stack.text();
  }

  /** The folder of the stack's module. */
  Path folder() {
    return repository.resolve("stacks").resolve(stack.text());
  }

  /** The service's CDK app, relative to the repository. */
  Path app() {
    return Path.of(
        "app/src/main/java",
        servicePackage().replace('.', '/'),
        "app",
        service.type() + "App.java");
  }

  /** The stack's own class. */
  Path source() {
    return folder()
        .resolve("src/main/java")
        .resolve(packageName().replace('.', '/'))
        .resolve(stack.type() + "Stack.java");
  }

  /** What stands for the names in a template. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("project", project);
    values.put("group", group);
    values.put("version", version);
    values.put("service", service.text());
    values.put("stack", stack.text());
    values.put("Stack", stack.type());
    values.put("segment", stack.segment());
    values.put("words", stack.words());
    values.put("package", servicePackage());
    values.put("path", servicePackage().replace('.', '/'));
    return values;
  }
}
