package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The largest resident set of meta's own process, as the kernel counts it. */
final class JvmMemory {

  private static final double MOST_MEGABYTES = 150;

  private final BuiltMeta meta;
  private final Path folder;
  private final Shell shell;

  /**
   * Takes the repositories that there are.
   *
   * @param folder with their manifest
   */
  JvmMemory(BuiltMeta meta, Path folder, Shell shell) {
    this.meta = meta;
    this.folder = folder;
    this.shell = shell;
  }

  /** What clone, status and sync hold; nothing where GNU time is not installed. */
  List<Figure> measure(int size) {
    if (!Shell.succeeds("time", "-f", "%M", "true")) {
      System.out.println("GNU time is not installed: memory is not measured");
      return List.of();
    }
    Path workspace = folder.resolve("anew");
    try {
      Files.createDirectories(workspace);
      Files.copy(folder.resolve("repos.yaml"), workspace.resolve("repos.yaml"));
      meta.lendTo(workspace);
      List<Figure> figures = new ArrayList<>();
      for (String verb : List.of("clone", "status", "sync")) {
        figures.add(
            new Figure(
                "memory for %s of %d, JVM alone".formatted(verb, size),
                megabytes(verb, workspace),
                MOST_MEGABYTES,
                "MB"));
      }
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double megabytes(String verb, Path workspace) throws IOException {
    Path file = folder.resolve("memory");
    shell.run(
        workspace,
        Map.of("META_ROOT", workspace.toString()),
        "time",
        "-f",
        "%M",
        "-o",
        file.toString(),
        meta.command(),
        verb);
    return Long.parseLong(Files.readString(file).strip()) / 1024.0;
  }
}
