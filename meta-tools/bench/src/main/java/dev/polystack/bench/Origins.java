package dev.polystack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Remotes that are all alike, and the manifest of a workspace of them: {@code r1}, {@code r2} and
 * so on.
 */
record Origins(Path folder, int size) {

  private static final int FILES = 20;

  /** One repository with a few commits, copied as often as it takes. */
  void make(Shell shell) throws IOException {
    String manifest =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                i ->
                    "  r%d: {type: git, url: '%s/origins/r%<d.git', version: main}\n"
                        .replace("%s", folder.toString())
                        .formatted(i))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("repos.yaml"), "repositories:\n" + manifest);
    shell.run(
        folder,
        """
        git init -q -b main author && cd author
        for i in $(seq 1 %d); do
          seq 1 100 > $i.txt; git add -A
          git -c user.name=Bench -c user.email=bench@example.com commit -qm $i
        done
        mkdir ../origins; git clone -q --bare . ../origins/r1.git
        for i in $(seq 2 %d); do cp -r ../origins/r1.git ../origins/r$i.git; done
        """
            .formatted(FILES, size),
        Map.of());
  }

  /** Has the checkouts in a folder connect by what git takes for ssh. */
  void connectLate(Path checkouts) throws IOException {
    for (int i = 1; i <= size; i++) {
      Path config = checkouts.resolve("r" + i).resolve(".git/config");
      Files.writeString(
          config,
          Files.readString(config)
              .replaceFirst("url = .*", "url = ssh://late%s/origins/r%d.git".formatted(folder, i)));
    }
  }

  /** The variables by which git takes a command for ssh that is late by so many seconds. */
  Map<String, String> late(double seconds) throws IOException {
    Path ssh = folder.resolve("late-ssh");
    Files.writeString(
        ssh,
        """
        #!/bin/sh
        sleep %s
        for command; do :; done
        exec sh -c "$command"
        """
            .formatted(seconds));
    if (!ssh.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + ssh + " executable");
    }
    return Map.of("GIT_SSH_COMMAND", ssh.toString(), "GIT_SSH_VARIANT", "simple");
  }
}
