package dev.polystack.shop.contracts.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Parts a list so that no part has too many entries or too many bytes. */
final class Batches {

  private Batches() {}

  /** Parts in the order of the list; an entry that is too large by itself is a part of its own. */
  static <T> List<List<T>> of(
      List<T> entries, int maxEntries, int maxBytes, ToIntFunction<T> bytes) {
    List<List<T>> batches = new ArrayList<>();
    List<T> batch = new ArrayList<>();
    int size = 0;
    for (T entry : entries) {
      int entrySize = bytes.applyAsInt(entry);
      if (!batch.isEmpty() && (batch.size() == maxEntries || size + entrySize > maxBytes)) {
        batches.add(batch);
        batch = new ArrayList<>();
        size = 0;
      }
      batch.add(entry);
      size += entrySize;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
