package dev.polystack.workspace.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the stack kit wrote. Fields it does not know are left to newer versions of it. */
final class AssemblyReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private record Content(
      String project,
      String service,
      String environment,
      boolean production,
      List<StackRecord> stacks) {}

  private AssemblyReader() {}

  static Assembly read(Path folder) {
    Path file = folder.resolve(Assembly.FILE);
    if (!Files.exists(file)) {
      throw new AssemblyException(
          "there is no %s in %s: synthesize the service with an app made by the stack kit, or have its app write one"
              .formatted(Assembly.FILE, folder));
    }
    try {
      var content = MAPPER.readValue(file.toFile(), Content.class);
      return new Assembly(
          folder,
          content.project(),
          content.service(),
          content.environment(),
          content.production(),
          content.stacks(),
          references(folder, content.stacks()));
    } catch (JacksonException e) {
      throw new AssemblyException(
          "%s cannot be understood: %s. Synthesize the service again with the stack kit of this version."
              .formatted(file, where(e)));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static Map<String, Set<String>> references(Path folder, List<StackRecord> stacks) {
    var manifest = CloudManifest.read(folder);
    var references = new LinkedHashMap<String, Set<String>>();
    for (var stack : stacks) {
      var templates = manifest.references(stack);
      references.put(
          stack.name(),
          stacks.stream()
              .filter(other -> templates.contains(other.template()))
              .map(StackRecord::name)
              .collect(Collectors.toUnmodifiableSet()));
    }
    return references;
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null
        ? e.getOriginalMessage()
        : "line %d, column %d: %s"
            .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage());
  }
}
