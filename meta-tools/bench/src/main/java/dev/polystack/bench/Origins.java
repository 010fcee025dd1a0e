package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Generated repositories r1, r2, … of a few commits each, in the folder {@code origins}, and the
 * manifest {@code repos.yaml} of them.
 *
 * @param folder that both are in
 * @param shell what makes them
 * @param size how many there are
 */
record Origins(Path folder, Shell shell, int size) {

  private static final int FILES = 20;
  private static final String COMMIT =
      "git -c user.name=Bench -c user.email=bench@example.com commit -q --allow-empty -am ";

  /** One repository, copied as often as it takes. */
  void create() {
    String manifest =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                i ->
                    "  r%d: {type: git, url: '%s', version: main}\n"
                        .formatted(i, folder.resolve("origins/r" + i + ".git")))
            .collect(Collectors.joining());
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("repos.yaml"), "repositories:\n" + manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(
        """
        git init -q -b main author && cd author
        for i in $(seq 1 %d); do seq 1 100 > $i.txt; git add -A; %s $i; done
        mkdir ../origins; git clone -q --bare . ../origins/r1.git
        for i in $(seq 2 %d); do cp -r ../origins/r1.git ../origins/r$i.git; done
        """
            .formatted(FILES, COMMIT, size));
  }

  /** Pushes a commit more to each of them. */
  void commit() {
    run(
        """
        cd author && git rev-parse HEAD > 1.txt && %s more && cd ../origins
        seq 1 %d | xargs -P 8 -I{} git -C r{}.git fetch -q ../../author main:main
        """
            .formatted(COMMIT, size));
  }

  private void run(String script) {
    shell.run(folder, Map.of(), "sh", "-e", "-c", script);
  }
}
