package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and all that it started hold in memory. */
final class Memory {

  private Memory() {}

  /** Whether this operating system tells. */
  static boolean isKnown() {
    return Files.exists(Path.of("/proc/self/smaps_rollup"));
  }

  /**
   * The sum of the proportional set sizes in megabytes, from Linux's {@code smaps_rollup} (pages
   * that are shared by several processes count once).
   *
   * @throws IllegalStateException if the memory of one of them cannot be read
   * @see <a href="https://docs.kernel.org/filesystems/proc.html">The /proc file system</a>
   */
  static double megabytesOf(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("no process has the id " + pid));
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(Memory::kilobytesOf)
            .sum()
        / 1024.0;
  }

  private static long kilobytesOf(ProcessHandle process) {
    Path file = Path.of("/proc/" + process.pid() + "/smaps_rollup");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(file + " has no line 'Pss:'"));
    } catch (IOException | UncheckedIOException e) {
      if (process.info().command().isEmpty()) {
        return 0; // It has ended since it was listed.
      }
      throw new IllegalStateException("the memory of a process cannot be read: " + e, e);
    }
  }
}
