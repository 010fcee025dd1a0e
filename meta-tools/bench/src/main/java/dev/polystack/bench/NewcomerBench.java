package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a new user waits: the README's own lines, from an empty folder to two services with an
 * event between them, deployed to an embedded cloud that is started for them.
 */
final class NewcomerBench {

  private static final double BOUND_SECONDS = 300;

  /** Where the README has Polystack's repositories. */
  private static final String REPOSITORIES = "~/git";

  private static final Pattern LINES =
      Pattern.compile("(?s)\n## A project of your own\n.*?```sh\n(.*?)```");

  private NewcomerBench() {}

  /** Measures, prints, and leaves nothing running. */
  static void run(Path origin, Path folder) {
    Path repositories = folder.resolve("git");
    Checkout tools = Checkout.cloneOf(origin, folder, "checkout");
    tools.run(folder, Map.of(), meta(tools), "split", "--to", repositories.toString());
    try {
      Path empty = Files.createDirectories(folder.resolve("empty"));
      Files.createSymbolicLink(empty.resolve("meta-tools"), tools.file("meta-tools"));
      Checkout project = new Checkout(empty.resolve("acme"), folder.resolve("newcomer.log"));
      String lines = lines(tools).replace(REPOSITORIES, repositories.toString());
      try {
        double seconds =
            project.run(empty, Map.of(), "bash", "-e", "-c", lines).toMillis() / 1000.0;
        System.out.println(
            new Figure("an empty folder to a deployed project", seconds, BOUND_SECONDS, "s")
                .line());
      } finally {
        if (Files.exists(project.file("meta-tools/meta"))) {
          project.meta("down");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lines(Checkout tools) throws IOException {
    Path readme = tools.file("meta-tools/README.md");
    Matcher lines = LINES.matcher(Files.readString(readme));
    if (!lines.find() || !lines.group(1).contains(REPOSITORIES)) {
      throw new IllegalStateException(
          readme + " has no lines any more for a project of one's own from " + REPOSITORIES);
    }
    return lines.group(1);
  }

  private static String meta(Checkout tools) {
    return tools.file("meta-tools/meta").toString();
  }
}
