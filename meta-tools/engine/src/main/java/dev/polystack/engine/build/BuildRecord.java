package dev.polystack.engine.build;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each module was last built from, kept in a file. */
final class BuildRecord {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, BuiltFrom> modules;

  /**
   * What a module was built from, as fingerprints.
   *
   * @param sources its own
   * @param dependencies the sources of everything that it depends on, directly or not
   */
  record BuiltFrom(String sources, String dependencies) {}

  BuildRecord(Path file) {
    this.file = file;
    this.modules = read(file);
  }

  private static Map<String, BuiltFrom> read(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, BuiltFrom>>() {})
          : new TreeMap<>();
    } catch (IOException e) {
      return new TreeMap<>(); // Unreadable, so everything is built again.
    }
  }

  synchronized Optional<BuiltFrom> of(String module) {
    return Optional.ofNullable(modules.get(module));
  }

  synchronized void built(Map<String, BuiltFrom> built) {
    modules.putAll(built);
    write();
  }

  /** Strikes modules out: what is in their folders is of no known sources from now on. */
  synchronized void building(Collection<String> names) {
    if (modules.keySet().removeAll(names)) {
      write();
    }
  }

  /** As {@link #building} for a module that is compiled alone, beside what it was built with. */
  synchronized void compiling(String name) {
    if (modules.computeIfPresent(name, (any, last) -> new BuiltFrom("", last.dependencies()))
        != null) {
      write();
    }
  }

  private void write() {
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), modules);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
