package dev.polystack.engine.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the store of results from growing for ever: results that no run has used for long go, then
 * the oldest until the rest is small enough, and then every file that no result holds any more.
 *
 * @param unused how long a result may lie there without being used
 * @param mostBytes how large the files of all results may be together
 */
record Pruning(Path results, Path objects, Duration unused, long mostBytes) {

  /** What a run that goes on beside this one has just written may have no result yet. */
  private static final Duration YOUNG = Duration.ofDays(1);

  private record Kept(Path record, Instant used, Set<String> contents) {}

  /** Deletes what is too old or too much. */
  void run(Instant now) throws IOException {
    List<Kept> kept = kept();
    kept.sort(Comparator.comparing(Kept::used).reversed());
    Set<String> contents = new HashSet<>();
    long bytes = 0;
    for (Kept each : kept) {
      long more = 0;
      for (String content : each.contents()) {
        more += contents.contains(content) ? 0 : place(content).toFile().length();
      }
      if (each.used().isBefore(now.minus(unused)) || bytes + more > mostBytes) {
        Files.deleteIfExists(each.record());
        Files.deleteIfExists(TaskCache.log(each.record()));
      } else {
        bytes += more;
        contents.addAll(each.contents());
      }
    }
    sweep(contents, now);
  }

  private List<Kept> kept() throws IOException {
    List<Kept> kept = new ArrayList<>();
    for (Path file : files(results)) {
      if (!file.toString().endsWith(TaskCache.LOG)) {
        Set<String> contents = new HashSet<>();
        Result.parse(Files.readAllLines(file), TaskCache.log(file))
            .ifPresent(
                result -> result.outputs().forEach(output -> contents.add(output.content())));
        kept.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), contents));
      }
    }
    return kept;
  }

  private void sweep(Set<String> contents, Instant now) throws IOException {
    for (Path file : files(objects)) {
      if (!contents.contains(String.valueOf(file.getFileName()))
          && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path place(String content) {
    return TaskCache.place(objects, content);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
