package dev.polystack.engine.deploy;

import dev.polystack.engine.tools.CdkTool;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackFingerprint;
import dev.polystack.workspace.stack.StackRecord;
import java.util.Map;

/** What a stack is deployed from: its synthesis, what it consumes, and the command that does it. */
public final class DeployedFrom {

  private DeployedFrom() {}

  /**
   * The fingerprint of it all.
   *
   * @param values the current value of each consumed parameter by its full path
   */
  public static String fingerprint(
      Assembly assembly, StackRecord stack, Map<String, String> values) {
    return fingerprint(assembly, stack, values, CdkTool.version());
  }

  static String fingerprint(
      Assembly assembly, StackRecord stack, Map<String, String> values, String command) {
    return Fingerprint.builder()
        .add("stack", StackFingerprint.of(assembly, stack, values).value())
        .add("command", command)
        .build()
        .value();
  }
}
