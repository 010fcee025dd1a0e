package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Synchronizing where every connection is made late, by what git takes for ssh. */
final class LateConnections {

  private static final double LATENCY_SECONDS = 0.15;
  private static final double BOUND_SECONDS = 0.9;

  /** What git with xargs took, 32 at a time, on the machine that the bound was set on. */
  private static final double XARGS_THEN = 0.79;

  private static final int WIDTH = 32;

  private final BuiltMeta meta;
  private final Path folder;
  private final Shell shell;

  /**
   * Takes the clones that there are.
   *
   * @param folder with meta's in {@code meta} and others in {@code xargs}
   */
  LateConnections(BuiltMeta meta, Path folder, Shell shell) {
    this.meta = meta;
    this.folder = folder;
    this.shell = shell;
  }

  /** With the widths that meta has by itself, against the bound, and with the peer's against it. */
  List<Figure> measure(int size) {
    Map<String, String> late =
        Map.of("GIT_SSH_COMMAND", lateSsh().toString(), "GIT_SSH_VARIANT", "simple");
    move("meta", size);
    move("xargs", size);
    String wide = " --width %d --host-width %<d".formatted(WIDTH);
    String pull = "seq 1 %d | xargs -P %d -I{} git -C r{} pull -q".formatted(size, WIDTH);
    Map<String, Double> medians =
        Turns.medians(
            Turns.ROUNDS,
            () -> {},
            List.of(
                contender("wide", "meta", meta.command() + " sync" + wide, late),
                contender("own", "meta", meta.command() + " sync", late),
                contender("xargs", "xargs", pull, late)));
    String name = "sync of %d, %s s late".formatted(size, LATENCY_SECONDS);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            name + ", meta's own widths",
            Objects.requireNonNull(medians.get("own")),
            BOUND_SECONDS,
            "s"));
    Double xargs = medians.get("xargs");
    if (xargs != null) {
      figures.add(
          new Figure(
              "%s, %d wide, to git with xargs".formatted(name, WIDTH),
              Objects.requireNonNull(medians.get("wide")) / xargs,
              BOUND_SECONDS / XARGS_THEN,
              "x"));
    }
    return figures;
  }

  private Contender contender(
      String name, String place, String line, Map<String, String> variables) {
    return new Contender(name, () -> shell.seconds(folder.resolve(place), line, variables));
  }

  private Path lateSsh() {
    Path ssh = folder.resolve("late-ssh");
    try {
      Files.writeString(
          ssh,
          """
          #!/bin/sh
          sleep %s
          for command; do :; done
          exec sh -c "$command"
          """
              .formatted(LATENCY_SECONDS));
      if (!ssh.toFile().setExecutable(true)) {
        throw new IllegalStateException("cannot make " + ssh + " executable");
      }
      return ssh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the clones of a place take their origins for those of a host. */
  private void move(String place, int size) {
    try {
      for (int i = 1; i <= size; i++) {
        Path config = folder.resolve(place).resolve("r" + i).resolve(".git/config");
        Files.writeString(
            config,
            Files.readString(config)
                .replaceFirst(
                    "url = .*", "url = ssh://late%s/origins/r%d.git".formatted(folder, i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
