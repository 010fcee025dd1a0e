package dev.polystack.workspace.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Ends processes with everything that they have started. */
public final class ProcessTree {

  /** Time to end in good order; after that it is the system that ends them. */
  private static final Duration GRACE = Duration.ofMillis(800);

  private static final long LOOK_EVERY_MILLIS = 10;
  private static final int MOST_LOOKS = 100;

  /** The state in {@code /proc/PID/stat}, see proc(5). */
  private static final char ZOMBIE = 'Z';

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
    while (known.stream().anyMatch(ProcessTree::runs) && System.nanoTime() < deadline) {
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
    Map<ProcessHandle, List<ProcessHandle>> children = children();
    Queue<ProcessHandle> open = new ArrayDeque<>(known);
    while (!open.isEmpty()) {
      for (ProcessHandle child : children.getOrDefault(open.remove(), List.of())) {
        if (known.add(child)) {
          open.add(child);
        }
      }
    }
    known.addAll(Mark.processes(marks));
    return known.stream().anyMatch(ProcessTree::runs);
  }

  /** Who has started whom, by one look at every process of the machine. */
  private static Map<ProcessHandle, List<ProcessHandle>> children() {
    Map<ProcessHandle, List<ProcessHandle>> children = new HashMap<>();
    ProcessHandle.allProcesses()
        .forEach(
            process ->
                process
                    .parent()
                    .ifPresent(
                        parent ->
                            children
                                .computeIfAbsent(parent, any -> new ArrayList<>())
                                .add(process)));
    return children;
  }

  /**
   * Whether it has not ended. One whose parent has not taken notice of its end yet is still in the
   * system's table, and where the parent is the system's first process that may last for seconds.
   */
  public static boolean runs(ProcessHandle process) {
    if (!process.isAlive() || !Files.isReadable(Path.of("/proc/self/stat"))) {
      return process.isAlive();
    }
    try {
      String stat =
          Files.readString(
              Path.of("/proc", String.valueOf(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
      return stat.charAt(stat.lastIndexOf(')') + 2) != ZOMBIE;
    } catch (IOException e) {
      return false; // It has just gone.
    }
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
