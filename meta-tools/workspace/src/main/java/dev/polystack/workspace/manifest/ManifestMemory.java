package dev.polystack.workspace.manifest;

import dev.polystack.workspace.file.WholeFile;
import dev.polystack.workspace.fingerprint.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was read from a manifest that has not changed since: with a hundred repositories, to parse
 * it takes a third of a short command. A line for the manifest, one for its environments of
 * production, one for those of staging, then one for each repository.
 */
final class ManifestMemory {

  private static final String HEADER = "polystack manifest 3";
  private static final String END = "end";
  private static final String TAB = "\t";
  private static final int FIELDS = 6;
  private static final int FIRST_REPOSITORY = 3;

  private final Path file;

  ManifestMemory(Path file) {
    this.file = file;
  }

  /** The manifest, if nothing of its file has changed. */
  Optional<Manifest> recall(Path path) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      int end = lines.size() - 1;
      if (end < FIRST_REPOSITORY || !lines.get(end).equals(END)) {
        return Optional.empty();
      }
      String head = head(path, Stamp.of(path));
      if (!lines.get(0).startsWith(head)) {
        return Optional.empty();
      }
      String project = lines.get(0).substring(head.length());
      var repositories = new ArrayList<Repository>();
      for (String line : lines.subList(FIRST_REPOSITORY, end)) {
        repositories.add(repository(line.split(TAB, -1)));
      }
      return Optional.of(
          new Manifest(path, project, names(lines.get(1)), names(lines.get(2)), repositories));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // It is parsed once more.
    }
  }

  private static Set<String> names(String line) {
    return line.isEmpty() ? Set.of() : Set.of(line.split(TAB));
  }

  private static Repository repository(String[] fields) {
    return new Repository(
        fields[0],
        fields[1],
        fields[2],
        Kind.valueOf(fields[3].toUpperCase(Locale.ROOT)),
        fields[5],
        fields[4].isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(fields[4].split(" "))));
  }

  /** Keeps the manifest for the next time; another process never sees half of it. */
  void remember(Manifest manifest) {
    try {
      Stamp stamp = Stamp.of(manifest.path());
      var lines = new ArrayList<>(List.of(head(manifest.path(), stamp) + manifest.project()));
      lines.add(String.join(TAB, manifest.production()));
      lines.add(String.join(TAB, manifest.staging()));
      manifest.repositories().forEach(each -> lines.add(line(each)));
      boolean unambiguous =
          lines.stream()
                  .skip(FIRST_REPOSITORY)
                  .allMatch(line -> line.split(TAB, -1).length == FIELDS)
              && String.join("", lines).indexOf('\n') < 0;
      Path folder = file.toAbsolutePath().resolveSibling("");
      if (!stamp.isSettled() || !unambiguous || !Files.isDirectory(folder)) {
        return;
      }
      lines.add(END);
      WholeFile.write(file, lines);
    } catch (IOException e) {
      // Then it is parsed the next time, too.
    }
  }

  private static String head(Path path, Stamp stamp) {
    return String.join(TAB, HEADER, path.toAbsolutePath().toString(), stamp.toString(), "");
  }

  private static String line(Repository repository) {
    return String.join(
        TAB,
        repository.name(),
        repository.url(),
        repository.version(),
        repository.kind().toString(),
        String.join(" ", repository.groups()),
        repository.description());
  }
}
