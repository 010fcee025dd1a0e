package dev.polystack.engine.build;

import dev.polystack.workspace.build.Module;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a stack's module in this process, which takes a second where Maven takes four: the inner
 * loop. It is used only where it does what Maven would do ({@link LeafConditions}), and nobody but
 * the repository's app uses the module's jar.
 */
final class LeafCompiler {

  /** The options that the parent POM gives to the compiler in a quick build. */
  private static final List<String> OPTIONS =
      List.of(
          "-g",
          "-parameters",
          "-XDstringConcat=inline",
          "-proc:none",
          "--release",
          "17",
          "-encoding",
          "UTF-8");

  private LeafCompiler() {}

  /**
   * Compiles all of a module's sources.
   *
   * @return the compiler's words if they do not compile; then the old classes are still there
   */
  static Optional<String> compile(Module module) {
    Path half = module.folder().resolve("target").resolve("classes.compiling");
    try {
      delete(half);
      Optional<String> words = compile(module, Files.createDirectories(half));
      if (words.isEmpty()) {
        replaceClasses(module, half);
      }
      delete(half);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compile " + module.folder(), e);
    }
  }

  /** Compiles all of a module's sources and throws the classes away. */
  static void rehearse(Module module) {
    Path output = module.folder().resolve("target").resolve("classes.rehearsed");
    try {
      compile(module, Files.createDirectories(output));
      delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compile " + module.folder(), e);
    }
  }

  private static Optional<String> compile(Module module, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter words = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(module.folder().resolve("src/main/java"))) {
      List<Path> all = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          Stream.concat(
                  OPTIONS.stream(), Stream.of("-d", output.toString(), "-cp", classPath(module)))
              .toList();
      boolean good =
          compiler
              .getTask(words, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
              .call();
      return good ? Optional.empty() : Optional.of(words.toString().strip());
    }
  }

  /** Classes of sources that are gone must go too; resources stay as Maven has copied them. */
  private static void replaceClasses(Module module, Path half) throws IOException {
    Path classes = module.folder().resolve("target").resolve("classes");
    try (Stream<Path> old = Files.walk(classes)) {
      for (Path file : old.filter(each -> each.toString().endsWith(".class")).toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> made = Files.walk(half)) {
      for (Path file : made.filter(Files::isRegularFile).toList()) {
        Path target = classes.resolve(half.relativize(file));
        Files.createDirectories(target.resolveSibling(".").normalize());
        Files.move(file, target);
      }
    }
  }

  /** By what Maven compiles the module, as the parent POM has it written. */
  static String classPath(Module module) throws IOException {
    return Files.readString(module.folder().resolve("target").resolve("compile-classpath")).strip();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
