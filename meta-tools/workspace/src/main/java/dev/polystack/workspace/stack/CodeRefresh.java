package dev.polystack.workspace.stack;

import dev.polystack.assets.FunctionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings newly compiled code into an assembly without running the CDK app again, which takes two
 * seconds. Where only the code of functions has changed, synthesis would write the same templates
 * with other ids of assets; this writes just those ids.
 *
 * <p>Whether only code has changed is for the caller to know.
 */
public final class CodeRefresh {

  private CodeRefresh() {}

  /**
   * Refreshes the code of every stack in an assembly. If this fails half-way, the assembly has to
   * be synthesized again.
   *
   * @param repository where the code was compiled
   * @throws AssemblyException if a file of the assembly is missing
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void run(Path assembly, Path repository) {
    try {
      for (StackRecord stack : Assembly.read(assembly).stacks()) {
        for (StackRecord.Code code : stack.code()) {
          refresh(assembly, stack, code, repository);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot refresh the code in " + assembly, e);
    }
  }

  private static void refresh(
      Path assembly, StackRecord stack, StackRecord.Code old, Path repository) throws IOException {
    FunctionCode code = new FunctionCode(repository.resolve(old.folder()));
    String asset = code.assetId();
    if (asset.equals(old.asset())) {
      return;
    }
    Path folder = assembly.resolve("asset." + asset);
    if (!Files.exists(folder)) { // Code that is as it was before the last change is there already.
      Path draft = Files.createTempDirectory(assembly, "asset.");
      code.copyTo(draft);
      Files.move(draft, folder);
    }
    Path template = assembly.resolve(stack.template());
    String templateAsset = sha256(template);
    replace(template, old.asset(), asset);
    Path assets = assembly.resolve(stack.stackName() + ".assets.json");
    replace(assets, old.asset(), asset);
    replace(assets, templateAsset, sha256(template));
    replace(assembly.resolve(CloudManifest.FILE), templateAsset, sha256(template));
    for (Path other : descriptions(assembly)) {
      replace(other, old.asset(), asset);
    }
  }

  /** The CDK's tree and metadata, and the stack kit's record. */
  private static List<Path> descriptions(Path assembly) throws IOException {
    try (Stream<Path> files = Files.list(assembly)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.toString().endsWith(".template.json"))
          .filter(file -> !file.toString().endsWith(".assets.json"))
          .toList();
    }
  }

  private static void replace(Path file, String old, String id) throws IOException {
    String before = new String(CloudManifest.bytes(file), StandardCharsets.UTF_8);
    String after = before.replace(old, id);
    if (!after.equals(before)) {
      Files.writeString(file, after);
    }
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(CloudManifest.bytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
