package dev.polystack.engine.build;

import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.fingerprint.Stamp;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a stack's module in this process, which takes a second where Maven takes four: the inner
 * loop. It is used only where it does what Maven would do: when nothing but Java sources changed
 * since Maven built the module, and nobody but the repository's app uses its jar.
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

  /** Whether nothing but Java sources changed in what makes the jar since Maven made it. */
  static boolean isEnoughFor(Module module) {
    Path pom = module.folder().resolve("pom.xml");
    try (Stream<Path> jars = Files.list(module.folder().resolve("target"));
        Stream<Path> main = Files.walk(module.folder().resolve("src/main"))) {
      Optional<Path> jar = jars.filter(file -> isJarOf(module, file)).findFirst();
      if (jar.isEmpty() || !Files.exists(classPathFile(module))) {
        return false;
      }
      FileTime since = Files.getLastModifiedTime(jar.get());
      return Stream.concat(Stream.of(pom), main)
          .filter(path -> !isFolderOfSources(module, path))
          .filter(path -> isNewer(path, since))
          .allMatch(path -> isSource(module, path));
    } catch (IOException e) {
      return false; // Never built.
    }
  }

  private static boolean isJarOf(Module module, Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(module.coordinate().artifactId() + "-")
        && name.endsWith(".jar")
        && !name.endsWith("-tests.jar");
  }

  /** The other folders tell by their times of what was renamed, moved or deleted in them. */
  private static boolean isFolderOfSources(Module module, Path path) {
    return path.startsWith(module.folder().resolve("src/main/java")) && Files.isDirectory(path);
  }

  /** A file that was moved or copied may keep an old time, but not its inode's. */
  private static boolean isNewer(Path path, FileTime since) {
    try {
      Stamp stamp = Stamp.of(path);
      return stamp.modified().compareTo(since) > 0 || stamp.inodeChanged().compareTo(since) > 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isSource(Module module, Path file) {
    return file.startsWith(module.folder().resolve("src/main/java"))
        && file.toString().endsWith(".java");
  }

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

  private static String classPath(Module module) throws IOException {
    return Files.readString(classPathFile(module)).strip();
  }

  /** Where Maven has written by what it compiles the module. */
  private static Path classPathFile(Module module) {
    return module.folder().resolve("target").resolve("compile-classpath");
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
