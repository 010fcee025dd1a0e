package dev.polystack.engine.deploy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.fingerprint.FingerprintBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a synthesis was made from, to tell whether another one would write the same templates.
 *
 * <p>A CDK app can only do what its code says, and code runs only in classes that the JVM has
 * initialized (JLS 12.4). So as long as those classes and everything but the stacks' Java sources
 * are the same, just the code of functions can have changed. Constants that the compiler copies
 * from a function's class into the infrastructure's change the latter, and so are noticed.
 *
 * @param sources everything that the app was built from
 * @param sourcesButCode the same without the Java sources of the stacks
 * @param classes the repository's own classes that were initialized
 * @param bytes the fingerprint of those classes
 */
record SynthesisRecord(
    String sources, String sourcesButCode, SortedSet<String> classes, String bytes) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern INITIALIZED = Pattern.compile("Initializing '([^']+)'");

  /**
   * Of a synthesis that has just ended.
   *
   * @param log what the JVM wrote because of {@link #logging}
   */
  static SynthesisRecord of(Path repository, String sources, String sourcesButCode, Path log)
      throws IOException {
    List<Path> folders = classFolders(repository);
    SortedSet<String> classes = new TreeSet<>();
    try (Stream<String> lines = Files.exists(log) ? Files.lines(log) : Stream.empty()) {
      lines
          .map(INITIALIZED::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .filter(name -> folders.stream().anyMatch(folder -> Files.exists(file(folder, name))))
          .forEach(classes::add);
    }
    return new SynthesisRecord(sources, sourcesButCode, classes, bytes(folders, classes));
  }

  /** The option for HotSpot's {@code java} that makes it list the classes it initializes. */
  static String logging(Path log) {
    return "\"-Xlog:class+init=info:file=%s::filecount=0\"".formatted(log);
  }

  /** Reads what {@link #write} wrote; empty if there is nothing, or nothing of use. */
  static Optional<SynthesisRecord> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), SynthesisRecord.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Then it is synthesized again, which is always right.
    }
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  /** Whether synthesis would write the same templates now, but for the code of functions. */
  boolean differsInCodeOnly(Path repository, String sourcesButCode) {
    return !classes.isEmpty() // Otherwise the JVM did not say which they are.
        && this.sourcesButCode.equals(sourcesButCode)
        && bytes.equals(bytes(classFolders(repository), classes));
  }

  SynthesisRecord with(String sources) {
    return new SynthesisRecord(sources, sourcesButCode, classes, bytes);
  }

  /** Where Maven compiles to; deeper than this there is no module. */
  private static List<Path> classFolders(Path repository) {
    try (Stream<Path> folders = Files.walk(repository, 4)) {
      return folders.filter(folder -> folder.endsWith("target/classes")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + repository, e);
    }
  }

  private static String bytes(List<Path> folders, SortedSet<String> classes) {
    FingerprintBuilder bytes = Fingerprint.builder();
    for (Path folder : folders) {
      for (String name : classes) {
        Path file = file(folder, name);
        if (Files.exists(file)) {
          try {
            bytes.add(file.toString(), Files.readAllBytes(file));
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
          }
        }
      }
    }
    return bytes.build().value();
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".class");
  }
}
