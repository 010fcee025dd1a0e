package dev.polystack.engine.cloud;

import java.util.List;

/**
 * What the cloud of an environment does not know, by the first two parts of CloudFormation's types.
 * A CDK app gets it as the context {@code lacks}.
 */
public final class Lacks {

  /** The variable by which whoever offers another cloud than AWS says so; parted by commas. */
  static final String VARIABLE = "POLYSTACK_LACKS";

  /** What the embedded cloud lacks, of what stacks may leave out. */
  static final String EMBEDDED = "AWS::EventSchemas";

  private Lacks() {}

  /** What is known to be missing where an environment is. */
  public static List<String> of(String environment) {
    String lacks =
        System.getenv().getOrDefault(VARIABLE, environment.equals(Target.LOCAL) ? EMBEDDED : "");
    return lacks.isEmpty() ? List.of() : List.of(lacks.split(",", -1));
  }
}
