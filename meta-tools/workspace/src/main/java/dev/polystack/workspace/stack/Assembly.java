package dev.polystack.workspace.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one service's synthesis wrote: its stacks and the parameters that join them.
 *
 * @param folder the cloud assembly, which also holds the templates
 * @param project the project, for instance {@code shop}
 * @param service the service, for instance {@code catalog}
 * @param environment the environment it was synthesized for
 * @param production whether that environment is production
 * @param stacks its stacks
 * @param references the stacks, by name, that a stack refers to directly, without a parameter
 */
public record Assembly(
    Path folder,
    String project,
    String service,
    String environment,
    boolean production,
    List<StackRecord> stacks,
    Map<String, Set<String>> references) {

  /** The file of the assembly that holds this. */
  public static final String FILE = "polystack.json";

  /** Keeps the stacks and the references. */
  public Assembly {
    stacks = List.copyOf(stacks);
    references = Map.copyOf(references);
  }

  /**
   * Reads the assembly in a folder.
   *
   * @throws AssemblyException if there is none, or if it cannot be understood
   */
  public static Assembly read(Path folder) {
    return AssemblyReader.read(folder);
  }

  /** The same for production, where mocks never go. */
  public Assembly ofProduction() {
    List<StackRecord> real = stacks.stream().filter(stack -> !stack.mock()).toList();
    return new Assembly(folder, project, service, environment, true, real, references);
  }

  /** The id of one of its stacks. */
  public StackId id(StackRecord stack) {
    return new StackId(service, stack.name());
  }

  /** The tags that one of its stacks has in CloudFormation. */
  public Map<String, String> tags(StackRecord stack) {
    return CloudManifest.read(folder).tags(stack);
  }

  /**
   * The CloudFormation template of one of its stacks.
   *
   * @throws AssemblyException if it is missing or cannot be understood
   */
  public JsonNode template(StackRecord stack) {
    return CloudManifest.json(folder.resolve(stack.template()));
  }
}
