package dev.polystack.workspace.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that outlived the command that started them. */
public final class Orphans {

  private static final long INIT = 1;

  private Orphans() {}

  /**
   * Those that work below a folder, and that no living command is a parent of. None where a system
   * does not show other processes' environments.
   */
  public static List<ProcessHandle> below(Path folder) {
    return Mark.processes(List.of("")).stream()
        .filter(process -> process.parent().map(ProcessHandle::pid).orElse(INIT) == INIT)
        .filter(process -> worksBelow(process, folder))
        .toList();
  }

  private static boolean worksBelow(ProcessHandle process, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
          .startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false; // It has ended, or it is somebody else's.
    }
  }
}
