package dev.polystack.workspace.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A word in the environment by which a process and all that it starts are known, also those whose
 * parents have ended. Where a system does not show other processes' environments (it is not Linux)
 * nobody is found by it.
 */
final class Mark {

  static final String VARIABLE = "POLYSTACK_RUN";

  /** What everything that this JVM starts has in common, and nothing else on this machine. */
  static final String RUN =
      Long.toHexString(ProcessHandle.current().pid())
          + "."
          + Long.toHexString(System.currentTimeMillis())
          + ".";

  private static final Path PROCESSES = Path.of("/proc");

  private Mark() {}

  /** The processes whose environment has a mark that begins like one of these. */
  static Set<ProcessHandle> processes(Collection<String> marks) {
    Set<ProcessHandle> found = new HashSet<>();
    if (marks.isEmpty() || !Files.isReadable(PROCESSES.resolve("self/environ"))) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path each : all) {
        String environment = environment(each);
        if (marks.stream().anyMatch(mark -> environment.contains(VARIABLE + "=" + mark))) {
          ProcessHandle.of(Long.parseLong(each.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found; // Then they are found by descent alone.
    }
    return found;
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // It has ended, or it is somebody else's.
    }
  }
}
