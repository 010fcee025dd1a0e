package dev.polystack.engine.process;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Ends processes with everything that they have started. */
final class ProcessTree {

  /** Time to end in good order; after that it is the system that ends them. */
  private static final Duration GRACE = Duration.ofMillis(800);

  private static final long LOOK_EVERY_MILLIS = 10;
  private static final int MOST_LOOKS = 100;

  private ProcessTree() {}

  /**
   * Ends them all, and returns when they are gone.
   *
   * @param marks of those whose parents may have ended before them
   */
  static void end(Collection<ProcessHandle> roots, Collection<String> marks) {
    boolean interrupted = false;
    Set<ProcessHandle> known = new HashSet<>(roots);
    grow(known, marks);
    known.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (known.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      interrupted |= pause();
    }
    for (int look = 0; grow(known, marks) && look < MOST_LOOKS; look++) {
      known.forEach(ProcessHandle::destroyForcibly);
      interrupted |= pause();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds whoever was started meanwhile; answers whether any of all these lives. */
  private static boolean grow(Set<ProcessHandle> known, Collection<String> marks) {
    // Each of these questions is one look at every process of the machine.
    Set.copyOf(known).stream()
        .filter(ProcessHandle::isAlive)
        .flatMap(ProcessHandle::descendants)
        .forEach(known::add);
    marks.stream().map(Mark::processes).flatMap(Set::stream).forEach(known::add);
    return known.stream().anyMatch(ProcessHandle::isAlive);
  }

  /** Waits a little; answers whether somebody interrupted that, which must not end it all. */
  private static boolean pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
