package dev.polystack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and all that it started hold in memory. */
final class Memory {

  private Memory() {}

  /**
   * The sum of the proportional set sizes in megabytes, from Linux's {@code smaps_rollup} (pages
   * that are shared by several processes count once).
   *
   * @see <a href="https://docs.kernel.org/filesystems/proc.html">The /proc file system</a>
   */
  static double megabytesOf(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("no process has the id " + pid));
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(each -> kilobytesOf(each.pid()))
            .sum()
        / 1024.0;
  }

  private static long kilobytesOf(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      return 0; // It has ended since it was listed.
    }
  }
}
