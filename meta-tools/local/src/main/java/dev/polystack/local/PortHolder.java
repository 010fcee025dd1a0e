package dev.polystack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which process listens on a port, where the system tells (Linux's /proc). */
final class PortHolder {

  private PortHolder() {}

  /** The process in words: its id and command; or that the system does not tell. */
  static String describe(int port) {
    return inode(port)
        .flatMap(PortHolder::process)
        .map(
            pid ->
                "process %d (%s)"
                    .formatted(
                        pid,
                        ProcessHandle.of(pid)
                            .flatMap(handle -> handle.info().command())
                            .orElse("unknown command")))
        .orElse("a process that the system does not name");
  }

  /**
   * The socket that listens on the port.
   *
   * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">proc_net_tcp</a>
   */
  private static Optional<String> inode(int port) {
    String local = String.format(Locale.ROOT, ":%04X", port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        Optional<String> found =
            lines
                .map(line -> line.strip().split("\\s+"))
                .filter(f -> f.length > 9 && f[1].endsWith(local) && f[3].equals("0A"))
                .map(fields -> fields[9])
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException e) {
        // Not Linux.
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> process(String inode) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(pid, "socket:[" + inode + "]"))
        .findFirst();
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.anyMatch(descriptor -> leadsTo(descriptor, socket));
    } catch (IOException e) {
      return false; // Somebody else's process.
    }
  }

  private static boolean leadsTo(Path descriptor, String socket) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(socket);
    } catch (IOException e) {
      return false;
    }
  }
}
