package dev.polystack.workspace.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The fingerprint of what would be deployed. */
public final class StackFingerprint {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private StackFingerprint() {}

  /**
   * Of the stack's template, the hashes of its assets, and the values of what it consumes.
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
    fingerprint.add("template", read(assembly.folder().resolve(stack.template())));
    Path assets = assembly.folder().resolve(stack.stackName() + ".assets.json");
    for (String hash : hashes(assets)) {
      fingerprint.add("asset", hash);
    }
    stack.consumes().stream()
        .map(StackRecord.Consumed::name)
        .sorted()
        .filter(values::containsKey)
        .forEach(name -> fingerprint.add(name, values.getOrDefault(name, "")));
    return fingerprint.build();
  }

  private static TreeSet<String> hashes(Path file) {
    var hashes = new TreeSet<String>();
    if (!Files.exists(file)) {
      return hashes; // a stack synthesized without a bootstrap may have none
    }
    try {
      JsonNode content = MAPPER.readTree(read(file));
      for (String kind : List.of("files", "dockerImages")) {
        content.path(kind).fieldNames().forEachRemaining(hashes::add);
      }
      return hashes;
    } catch (JacksonException e) {
      throw new AssemblyException(
          "%s is no JSON: synthesize the service again (%s)"
              .formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new AssemblyException(
          "%s is missing: synthesize the service again".formatted(e.getMessage()));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }
}
