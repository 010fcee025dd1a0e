package dev.polystack.engine.cache;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cache.Result.Output;
import dev.polystack.workspace.file.WholeFile;
import dev.polystack.workspace.fingerprint.FileFingerprints;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results of tasks by their keys, and the files that they made by content, in the work folder.
 * Whatever is written appears as a whole or not at all, so a run that is killed leaves nothing that
 * a later one would take for a result. Safe for use by several threads.
 */
public final class TaskCache {

  static final String LOG = ".log";

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final Duration UNUSED = Duration.ofDays(30);
  private static final long MOST_BYTES = 5L << 30;

  private final Path results;
  private final Path objects;
  private final FileFingerprints fingerprints;
  private final Keys keys;
  private final OutputStore store;
  private final Path pruned;

  /** The cache of a work folder. */
  public TaskCache(WorkFolder work) {
    this.results = work.path().resolve("cache/results");
    this.objects = work.path().resolve("cache/objects");
    this.fingerprints = FileFingerprints.open(work.path().resolve("cache/files"));
    this.keys = new Keys(fingerprints);
    this.store = new OutputStore(objects, fingerprints);
    this.pruned = work.path().resolve("cache/pruned");
  }

  /** What the task's result is found by. */
  public Fingerprint key(Recipe recipe) {
    return keys.of(recipe);
  }

  /** A result that stands again. */
  public record Hit(Optional<Path> log) {}

  /**
   * Makes the outputs what they were when this key's work was done; files that are outputs by their
   * names but were not made then are removed. What git tracks is neither overwritten nor removed.
   *
   * @return empty if the work has to be done
   */
  public Optional<Hit> restore(Recipe recipe, Fingerprint key) {
    try {
      Path record = place(results, key.value());
      Optional<Result> result = read(record);
      if (result.isEmpty() || !restore(recipe, result.get())) {
        return Optional.empty();
      }
      noteUse(record);
      return Optional.of(new Hit(result.get().log()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot restore what was made in " + recipe.folder(), e);
    }
  }

  /** Whether there is a result, and the outputs are what they were when it was made. */
  public boolean stands(Recipe recipe, Fingerprint key) {
    try {
      Path record = place(results, key.value());
      Optional<Result> result = read(record);
      if (result.isEmpty() || !difference(recipe, result.get()).isNone()) {
        return false;
      }
      noteUse(record);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see what was made in " + recipe.folder(), e);
    }
  }

  /** Once a day is enough to tell what is used from what is not. */
  private static void noteUse(Path record) {
    long now = System.currentTimeMillis();
    if (now - record.toFile().lastModified() > DAY_MILLIS) {
      record.toFile().setLastModified(now);
    }
  }

  private static Optional<Result> read(Path record) throws IOException {
    try {
      return Result.parse(Files.readAllLines(record), log(record));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean restore(Recipe recipe, Result result) throws IOException {
    Path folder = recipe.folder();
    Difference difference = difference(recipe, result);
    if (difference.overTracked()) {
      return false; // Only the command itself may overwrite what somebody may have written.
    }
    for (Output output : difference.missing()) {
      if (!store.canRestore(folder, output)) {
        return false;
      }
    }
    for (String path : difference.stale()) {
      Files.delete(folder.resolve(path));
    }
    for (Output output : difference.missing()) {
      store.restore(folder, output);
    }
    return true;
  }

  private Difference difference(Recipe recipe, Result result) throws IOException {
    return Difference.between(keys.outputs(recipe), recipe.folder(), result, store);
  }

  /**
   * Keeps what the task made, unless its inputs have changed meanwhile: then nobody knows what it
   * was made from.
   *
   * @param printed what it printed
   * @return whether it is kept
   */
  public boolean keep(Recipe recipe, Fingerprint key, Path printed) {
    try {
      if (!key.equals(keys.of(recipe))) {
        return false;
      }
      List<Output> outputs = new ArrayList<>();
      for (var made : keys.outputs(recipe).entrySet()) {
        outputs.add(store.keep(recipe.folder(), made.getKey(), made.getValue()));
      }
      Path record = place(results, key.value());
      boolean silent = Files.size(printed) == 0;
      if (!silent) {
        WholeFile.copy(printed, log(record));
      }
      Result result = new Result(outputs, silent ? Optional.empty() : Optional.of(log(record)));
      WholeFile.write(record, result.lines());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep what was made in " + recipe.folder(), e);
    }
  }

  /**
   * Remembers which files were read, so that the next run need not; once a day deletes results that
   * nobody used for a month, and the oldest ones of a store of more than 5 GiB.
   */
  public void close() {
    try {
      fingerprints.save();
      long now = System.currentTimeMillis();
      if (now - pruned.toFile().lastModified() > DAY_MILLIS) {
        WholeFile.write(pruned, List.of());
        new Pruning(results, objects, UNUSED, MOST_BYTES).run(Instant.ofEpochMilli(now));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + results, e);
    }
  }

  static Path place(Path folder, String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  static Path log(Path record) {
    return record.resolveSibling(record.getFileName() + LOG);
  }
}
