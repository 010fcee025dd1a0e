package dev.polystack.workspace.stack;

import dev.polystack.workspace.fingerprint.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The fingerprint of what would be deployed. */
public final class StackFingerprint {

  private StackFingerprint() {}

  /**
   * Of the stack's template, its tags and roles, the hashes of its assets, the values of what it
   * consumes, the version of the CDK library, and that of what it asks of whoever deploys.
   *
   * <p>The assets come from {@code <stack>.assets.json}, in which the CDK keys each by the hash of
   * its content; where they lie on this machine is not part of the fingerprint.
   *
   * @param values the current value of each consumed parameter by its full path; one that has no
   *     value yet is left out
   * @throws AssemblyException if a file of the stack is missing or cannot be understood
   */
  public static Fingerprint of(Assembly assembly, StackRecord stack, Map<String, String> values) {
    var fingerprint = Fingerprint.builder();
    fingerprint.add("template", CloudManifest.bytes(assembly.folder().resolve(stack.template())));
    var manifest = CloudManifest.read(assembly.folder());
    fingerprint.add("tool", manifest.version());
    fingerprint.add("library", CdkLibrary.version(assembly.folder()));
    fingerprint.add("properties", manifest.properties(stack));
    for (String hash : assets(assembly.folder().resolve(stack.stackName() + ".assets.json"))) {
      fingerprint.add("asset", hash);
    }
    stack.consumes().stream()
        .map(StackRecord.Consumed::name)
        .sorted()
        .filter(values::containsKey)
        .forEach(name -> fingerprint.add(name, values.getOrDefault(name, "")));
    return fingerprint.build();
  }

  private static SortedSet<String> assets(Path file) {
    var hashes = new TreeSet<String>();
    if (Files.exists(file)) { // a stack that needs no bootstrap has none
      var content = CloudManifest.json(file);
      for (String kind : List.of("files", "dockerImages")) {
        content.path(kind).fieldNames().forEachRemaining(hashes::add);
      }
    }
    return hashes;
  }
}
