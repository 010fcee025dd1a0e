package dev.polystack.workspace.fingerprint;

import dev.polystack.workspace.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What files hashed to when they had a certain stamp. The file has a line for each: hash, stamp and
 * path, parted by single spaces; reading it is a part of every short command.
 */
final class Memory {

  private static final String HEADER = "polystack fingerprints 1";

  private record Entry(String stamp, Fingerprint fingerprint) {}

  private final Path file;
  private final Map<String, Entry> entries;
  private volatile boolean changed;

  private Memory(Path file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  static Memory read(Path file) {
    Map<String, Entry> entries = new ConcurrentHashMap<>();
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (!lines.isEmpty() && lines.get(0).equals(HEADER)) {
        for (String line : lines.subList(1, lines.size())) {
          String[] parts = line.split(" ", 3);
          entries.put(parts[2], new Entry(parts[1], new Fingerprint(parts[0])));
        }
      }
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      entries.clear(); // everything is hashed once more
    }
    return new Memory(file, entries);
  }

  Optional<Fingerprint> recall(Path path, Stamp stamp) {
    var entry = entries.get(path.toString());
    return entry != null && entry.stamp().equals(stamp.toString())
        ? Optional.of(entry.fingerprint())
        : Optional.empty();
  }

  void remember(Path path, Stamp stamp, Fingerprint fingerprint) {
    if (stamp.isSettled() && path.toString().indexOf('\n') < 0) {
      entries.put(path.toString(), new Entry(stamp.toString(), fingerprint));
      changed = true;
    } else {
      changed |= entries.remove(path.toString()) != null;
    }
  }

  void save() throws IOException {
    if (!changed) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of(HEADER));
    entries.forEach(
        (path, entry) -> {
          if (Files.exists(Path.of(path))) {
            lines.add(entry.fingerprint() + " " + entry.stamp() + " " + path);
          }
        });
    WholeFile.write(file, lines);
    changed = false;
  }
}
