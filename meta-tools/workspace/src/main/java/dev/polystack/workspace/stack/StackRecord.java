package dev.polystack.workspace.stack;

import java.util.List;
import java.util.Set;

/**
 * One stack of an assembly.
 *
 * @param name its name within the service
 * @param stackName its name in CloudFormation
 * @param template the file name of its template in the assembly
 * @param mock whether it stands in for something external, and so never goes to production
 * @param folder its sources, relative to the repository
 * @param description one sentence for people; may be empty
 * @param publishes the parameters it publishes
 * @param consumes the parameters it consumes
 * @param functions its functions
 * @param code the code of those functions
 */
public record StackRecord(
    String name,
    String stackName,
    String template,
    boolean mock,
    String folder,
    String description,
    List<Published> publishes,
    List<Consumed> consumes,
    List<Function> functions,
    List<Code> code) {

  /** Who may consume a parameter. */
  public enum Visibility {
    /** Only stacks of the same service. */
    SERVICE,
    /** Any service. */
    PUBLISHED;

    /** Of a deployed parameter, the tag that holds its visibility's name. */
    public static final String TAG = "polystack:visibility";
  }

  /** A parameter that the stack publishes, by its full path. */
  public record Published(String name, Visibility visibility) {}

  /** A parameter that the stack consumes, by its full path. */
  public record Consumed(String name) {}

  /** A function of the stack: its id in the stack and its name in Lambda. */
  public record Function(String id, String functionName) {}

  /**
   * Code that several of the stack's functions share.
   *
   * @param folder where it was compiled to, relative to the repository
   * @param asset the id of the asset that it became
   */
  public record Code(String folder, String asset) {}

  /** The paths that it publishes and that are not among these. */
  public List<String> publishedBut(Set<String> parameters) {
    return publishes.stream()
        .map(Published::name)
        .filter(name -> !parameters.contains(name))
        .toList();
  }

  /** Keeps the lists. */
  public StackRecord {
    publishes = List.copyOf(publishes);
    consumes = List.copyOf(consumes);
    functions = List.copyOf(functions);
    code = List.copyOf(code);
  }
}
