package dev.polystack.engine.cache;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.fingerprint.FileFingerprints;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.fingerprint.FingerprintBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Makes the keys by which results are found again: of the command, the program that it starts, the
 * variables, and the content of the inputs. Two machines that agree in all of it have one key.
 */
final class Keys {

  private static final String FORMAT = "1";

  /** A folder, or in a linked work tree and in a submodule a file. */
  private static final Set<String> NEVER_OUTPUTS = Set.of(".git", WorkFolder.NAME);

  private final FileFingerprints fingerprints;
  private final RepositoryFiles files = new RepositoryFiles();
  private final Map<List<String>, Predicate<String>> compiled = new ConcurrentHashMap<>();
  private final Map<String, Optional<Path>> programs = new ConcurrentHashMap<>();

  Keys(FileFingerprints fingerprints) {
    this.fingerprints = fingerprints;
  }

  Fingerprint of(Recipe recipe) {
    FingerprintBuilder key = Fingerprint.builder();
    key.add("format", FORMAT);
    key.add("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    key.add("name", recipe.name());
    for (String word : recipe.command()) {
      key.add("word", word);
    }
    for (String pattern : recipe.outputs().patterns()) {
      key.add("output", pattern);
    }
    for (var variable : new TreeMap<>(recipe.variables()).entrySet()) {
      key.add("variable " + variable.getKey(), variable.getValue());
    }
    for (String other : recipe.upstream()) {
      key.add("upstream", other);
    }
    try {
      Optional<Path> program = program(recipe);
      if (program.isPresent()) {
        key.add("program", fingerprints.ofFile(program.get()));
      }
      addInputs(recipe, key);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the inputs in " + recipe.folder(), e);
    }
    return key.build();
  }

  private void addInputs(Recipe recipe, FingerprintBuilder key) throws IOException {
    Predicate<String> isInput = compiled(recipe.inputs());
    Predicate<String> isOutput = compiled(recipe.outputs());
    files.addTo(
        key,
        fingerprints,
        recipe.repository(),
        recipe.folder(),
        path -> isInput.test(path) && !isOutput.test(path));
  }

  private Predicate<String> compiled(Globs globs) {
    return compiled.computeIfAbsent(globs.patterns(), patterns -> globs.compiled());
  }

  /** The file that will be run, which is another one when the tool has another version. */
  private Optional<Path> program(Recipe recipe) {
    String name = recipe.command().get(0);
    return name.contains("/")
        ? program(recipe.folder().resolve(name))
        : programs.computeIfAbsent(name, Keys::onPath);
  }

  private static Optional<Path> onPath(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Optional<Path> program = folder.isEmpty() ? Optional.empty() : program(Path.of(folder, name));
      if (program.isPresent()) {
        return program;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> program(Path file) {
    try {
      return Files.isExecutable(file) && !Files.isDirectory(file)
          ? Optional.of(file.toRealPath())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  /**
   * Every file and link in the folder that is an output, whether or not git knows it. What git and
   * these tools keep for themselves never is one, however wide the patterns.
   */
  SortedMap<String, BasicFileAttributes> outputs(Recipe recipe) throws IOException {
    SortedMap<String, BasicFileAttributes> found = new TreeMap<>();
    if (recipe.outputs().isEmpty()) {
      return found;
    }
    Predicate<String> isOutput = compiled(recipe.outputs());
    Set<String> tops = recipe.outputs().tops();
    Files.walkFileTree(
        recipe.folder(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean elsewhere =
                !tops.isEmpty()
                    && recipe.folder().equals(folder.getParent())
                    && !tops.contains(name);
            return elsewhere || NEVER_OUTPUTS.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = recipe.folder().relativize(file).toString().replace('\\', '/');
            if ((attributes.isRegularFile() || attributes.isSymbolicLink())
                && isOutput.test(path)
                && !NEVER_OUTPUTS.contains(String.valueOf(file.getFileName()))) {
              found.put(path, attributes);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
