package dev.polystack.pacts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The code that a module's verification runs, as far as it may change and keep its version: the
 * module's own, that of the modules that are built with it, and snapshots. Beside the results, and
 * not published with them, stands where all of it was.
 *
 * @param classPath folders and archives, seen from the module's folder
 */
public record VerifiedCode(List<String> classPath) {

  private static final Path FILE = Path.of("target", "verified-code.json");

  /** Copies the list. */
  public VerifiedCode {
    classPath = List.copyOf(classPath);
  }

  /**
   * What a JVM runs.
   *
   * @param module the folder of the module that is tested
   * @param classPath as {@code java.class.path} has it
   */
  public static VerifiedCode of(Path module, String classPath) {
    Path here = module.toAbsolutePath().normalize();
    return new VerifiedCode(
        Stream.of(classPath.split(File.pathSeparator))
            .map(entry -> here.resolve(entry).normalize())
            .filter(VerifiedCode::mayChange)
            .map(VerifiedCode::asCompiled)
            .map(entry -> here.relativize(entry).toString())
            .distinct()
            .toList());
  }

  /** Not what tests bring along to run it: that is no code of the provider. */
  private static boolean mayChange(Path entry) {
    String name = String.valueOf(entry.getFileName());
    if (name.equals("test-classes") || name.endsWith("-tests.jar")) {
      return false;
    }
    return Files.isDirectory(entry) || name.contains("-SNAPSHOT") || isBuiltHere(entry);
  }

  private static boolean isBuiltHere(Path entry) {
    return entry.resolveSibling(".").normalize().endsWith("target");
  }

  /** A module that is packed already may be compiled anew without being packed anew. */
  private static Path asCompiled(Path entry) {
    Path classes = entry.resolveSibling("classes");
    return isBuiltHere(entry) && Files.isDirectory(classes) ? classes : entry;
  }

  /** What a module's last verification ran; empty if there was none. */
  static Optional<VerifiedCode> read(Path module) {
    Path file = module.resolve(FILE);
    return Files.exists(file) ? Optional.of(Json.read(file, VerifiedCode.class)) : Optional.empty();
  }

  /** Keeps it beside the results of a module. */
  public void write(Path module) {
    Json.write(module.resolve(FILE), this);
  }

  /** What the code is now: it differs as soon as a class or a resource does. */
  public String digest(Path module) {
    return CodeDigest.of(classPath.stream().map(module::resolve).toList());
  }
}
