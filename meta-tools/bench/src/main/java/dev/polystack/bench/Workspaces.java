package dev.polystack.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cloning, looking at and synchronizing many repositories, each against vcstool and against git
 * with xargs in the same run. A peer that is not installed is skipped with a line.
 */
public final class Workspaces {

  private static final int FILES = 20;
  private static final double LATENCY_SECONDS = 0.15;

  /** A workspace has its own build of meta, which is not what is measured here. */
  private static final String EQUIP =
      "mkdir .polystack; cp -p MADE/meta.stamp MADE/*.jsa .polystack; ln -s MADE/maven .polystack/maven";

  private final Path folder;
  private final Path made;
  private final String meta;

  private Workspaces(Path origin, Path folder) {
    this.folder = folder;
    this.made = origin.resolve(".polystack");
    this.meta = origin.resolve("meta-tools/meta").toString();
  }

  /**
   * Takes about a minute for a hundred repositories.
   *
   * @param arguments the checkout's folder, then numbers of repositories; 10, 100 and 1000 if none
   *     is given
   */
  public static void main(String[] arguments) throws IOException {
    Path origin = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path folder = origin.resolve(".polystack/bench/workspaces");
    System.out.println(Machine.describe());
    List<String> sizes = List.of(arguments).subList(1, arguments.length);
    for (String size : sizes.isEmpty() ? List.of("10", "100", "1000") : sizes) {
      delete(folder);
      Files.createDirectories(folder);
      new Workspaces(origin, folder).measure(Integer.parseInt(size));
    }
    delete(folder);
  }

  private void measure(int size) throws IOException {
    origins(size);
    Files.createDirectories(folder.resolve("meta"));
    Files.copy(folder.resolve("repos.yaml"), folder.resolve("meta/repos.yaml"));
    Files.createDirectories(folder.resolve("vcs"));
    Files.createDirectories(folder.resolve("xargs"));
    seconds("meta", EQUIP.replace("MADE", made.toString()), Map.of());
    String each = "seq 1 %d | xargs -P 8 -I{} ".formatted(size);
    compare(
        size + " clone",
        " clone",
        "vcs import --workers 8 < ../repos.yaml",
        each + "git clone -q ../origins/r{}.git r{}");
    compare(size + " status", " status", "vcs status --workers 8", each + "git -C r{} status -s");
    compare(size + " exec", " exec -- true", "vcs custom --git --args rev-parse", each + "true");
    compare(size + " sync", " sync", "vcs pull --workers 8", each + "git -C r{} pull -q");
    if (size == 100) {
      latency(size);
      memory();
    }
  }

  /** One repository with a few commits, copied as often as it takes. */
  private void origins(int size) throws IOException {
    String manifest =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                i ->
                    "  r%d: {type: git, url: '%s/origins/r%<d.git', version: main}\n"
                        .replace("%s", folder.toString())
                        .formatted(i))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("repos.yaml"), "repositories:\n" + manifest);
    run(
        folder,
        Map.of(),
        """
        git init -q -b main author && cd author
        for i in $(seq 1 %d); do
          seq 1 100 > $i.txt; git add -A
          git -c user.name=Bench -c user.email=bench@example.com commit -qm $i
        done
        mkdir ../origins; git clone -q --bare . ../origins/r1.git
        for i in $(seq 2 %d); do cp -r ../origins/r1.git ../origins/r$i.git; done
        """
            .formatted(FILES, size));
  }

  private void compare(String what, String verb, String vcs, String xargs) {
    double ours = seconds("meta", meta + verb, Map.of());
    String line = String.format(Locale.ROOT, "%-22s meta %6.2f s", what, ours);
    if (isInstalled("vcs")) {
      double theirs = seconds("vcs", vcs, Map.of());
      line += String.format(Locale.ROOT, "   vcstool %6.2f s, ratio %.2f", theirs, ours / theirs);
    } else {
      line += "   vcstool is not installed";
    }
    double git = seconds("xargs", xargs, Map.of());
    System.out.printf(Locale.ROOT, "%s   xargs %6.2f s, ratio %.2f%n", line, git, ours / git);
  }

  /** Every connection is made late, by what git takes for ssh. */
  private void latency(int size) throws IOException {
    Path ssh = folder.resolve("late-ssh");
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
      throw new IOException("cannot make " + ssh + " executable");
    }
    Map<String, String> late =
        Map.of("GIT_SSH_COMMAND", ssh.toString(), "GIT_SSH_VARIANT", "simple");
    for (String place : List.of("meta", "xargs")) {
      for (int i = 1; i <= size; i++) {
        Path config = folder.resolve(place).resolve("r" + i).resolve(".git/config");
        Files.writeString(
            config,
            Files.readString(config)
                .replaceFirst(
                    "url = .*", "url = ssh://late%s/origins/r%d.git".formatted(folder, i)));
      }
    }
    double ours = seconds("meta", meta + " sync", late);
    double git =
        seconds("xargs", "seq 1 %d | xargs -P 32 -I{} git -C r{} pull -q".formatted(size), late);
    System.out.println(new Figure(size + " sync, late connections", ours, 0.9, "s").line());
    System.out.printf(Locale.ROOT, "    xargs, 32 wide: %.2f s, ratio %.2f%n", git, ours / git);
  }

  /** As the kernel counts it: the largest resident set of meta's own process. */
  private void memory() {
    String file = folder.resolve("memory").toString();
    if (!isInstalled("/usr/bin/time")) {
      System.out.println("GNU time is not installed, so memory is not measured");
      return;
    }
    seconds("meta", "/usr/bin/time -f %M -o " + file + " " + meta + " status", Map.of());
    try {
      double megabytes = Long.parseLong(Files.readString(Path.of(file)).strip()) / 1024.0;
      System.out.println(new Figure("memory for 100 repositories", megabytes, 150, "MB").line());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double seconds(String place, String command, Map<String, String> variables) {
    long start = System.nanoTime();
    run(folder.resolve(place), variables, command);
    return (System.nanoTime() - start) / 1e9;
  }

  private boolean isInstalled(String program) {
    try {
      return new ProcessBuilder("sh", "-c", "command -v " + program)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void run(Path where, Map<String, String> variables, String command) {
    var builder = new ProcessBuilder("sh", "-c", command).directory(where.toFile());
    builder.environment().put("META_ROOT", folder.resolve("meta").toString());
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    File log = folder.resolve("log").toFile();
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    try {
      int status = builder.start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "%s ended with status %d: see %s".formatted(command, status, log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void delete(Path folder) {
    try {
      new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
