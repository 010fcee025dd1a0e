package dev.polystack.kit;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.parameters.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a cloud assembly does not say by itself: which stack publishes and consumes which parameter,
 * which functions it holds, and where their code comes from. Stands in the assembly as {@value
 * #FILE}; whoever deploys derives the order from it.
 */
record AssemblyRecord(
    String project,
    String service,
    String environment,
    boolean production,
    List<StackRecord> stacks) {

  static final String FILE = "polystack.json";

  record StackRecord(
      String name,
      String stackName,
      String template,
      boolean mock,
      String folder,
      String description,
      List<Published> publishes,
      List<Consumed> consumes,
      List<Function> functions,
      List<Code> code) {}

  record Published(String name, Visibility visibility) {}

  record Consumed(String name) {}

  record Function(String id, String functionName) {}

  /** Where the functions' code was compiled to, within the repository, and its asset's id. */
  record Code(String folder, String asset) {}

  static AssemblyRecord of(ServiceApp app, List<ServiceStack> stacks) {
    return new AssemblyRecord(
        app.project(),
        app.service(),
        app.environment().name(),
        app.environment().production(),
        stacks.stream().map(AssemblyRecord::of).toList());
  }

  private static StackRecord of(ServiceStack stack) {
    return new StackRecord(
        stack.stack(),
        stack.getStackName(),
        stack.getTemplateFile(),
        stack instanceof MockStack,
        folder(stack),
        Objects.requireNonNullElse(stack.getTemplateOptions().getDescription(), ""),
        stack.published().stream().map(p -> new Published(stack.path(p), p.visibility())).toList(),
        stack.consumed().stream().map(p -> new Consumed(stack.path(p))).toList(),
        stack.functions().stream().map(f -> new Function(f.id(), f.name())).toList(),
        stack.functions().isEmpty()
            ? List.of()
            : List.of(new Code(folder(stack) + "/target/classes", stack.code().assetId())));
  }

  private static String folder(ServiceStack stack) {
    return "stacks/" + stack.stack();
  }

  void write(Path assembly) {
    var lines =
        new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    try {
      JsonMapper.builder().build().writer(lines).writeValue(assembly.resolve(FILE).toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
