package dev.polystack.shop.contracts.catalogue.use;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a service's cloud assembly: the stack kit's record, and the templates beside it. */
final class AssemblyReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private record Assembly(String service, List<Stack> stacks) {}

  private record Stack(
      String name,
      String template,
      String description,
      List<Parameter> publishes,
      List<Parameter> consumes) {}

  private record Parameter(String name, @Nullable String visibility) {}

  private AssemblyReader() {}

  /**
   * The stacks of an assembly.
   *
   * @throws IOException if the folder holds no assembly of a service
   */
  static List<StackTemplate> read(Path folder) throws IOException {
    Assembly assembly = JSON.readValue(folder.resolve("polystack.json").toFile(), Assembly.class);
    List<StackTemplate> stacks = new ArrayList<>();
    for (Stack stack : assembly.stacks()) {
      stacks.add(
          new StackTemplate(
              assembly.service(),
              stack.name(),
              stack.description(),
              stack.publishes().stream()
                  .filter(parameter -> "PUBLISHED".equals(parameter.visibility()))
                  .map(Parameter::name)
                  .collect(Collectors.toUnmodifiableSet()),
              stack.consumes().stream()
                  .map(Parameter::name)
                  .collect(Collectors.toUnmodifiableSet()),
              JSON.readTree(folder.resolve(stack.template()).toFile())));
    }
    return stacks;
  }
}
