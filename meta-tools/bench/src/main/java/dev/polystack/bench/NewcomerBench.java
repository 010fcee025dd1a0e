package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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
      Pattern.compile(
          "(?s)\n## A project of your own\n.*?```sh\n(?<lines>.*?)```.*?(?<request>curl [^\n]*)");

  private static final Pattern ADDRESS = Pattern.compile("(https?://\\S+/_aws/execute-api/\\S+)");
  private static final Pattern CORRELATION_ID = Pattern.compile("(?i)x-correlation-id: *([-\\w]+)");

  /** The function that consumes the event. */
  private static final String CONSUMER = "invoicer";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private NewcomerBench() {}

  /** Where the project comes to be. */
  static Path project(Path folder) {
    return folder.resolve("empty/acme");
  }

  /** Measures, and leaves nothing running. */
  static void run(Path origin, Path folder, Summary summary) {
    Path repositories = folder.resolve("git");
    Checkout tools = Checkout.cloneOf(origin, folder, "checkout");
    Duration built =
        tools.run(
            folder,
            Map.of(),
            tools.file("meta-tools/meta").toString(),
            "split",
            "--to",
            repositories.toString());
    System.out.printf(
        Locale.ROOT, "meta built and split, not counted: %.1f s%n", built.toMillis() / 1000.0);
    Path empty = project(folder).resolveSibling("");
    try {
      Files.createDirectories(empty);
      Files.createSymbolicLink(empty.resolve("meta-tools"), tools.file("meta-tools"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Checkout project = new Checkout(project(folder), folder.resolve("newcomer.log"));
    project.downInTheEnd();
    Matcher readme = readme(tools);
    Duration took =
        project.run(
            empty,
            Map.of(),
            "bash",
            "-e",
            "-c",
            readme.group("lines").replace(REPOSITORIES, repositories.toString()));
    summary.add(
        "meta split, empty folder to a deployed project",
        took.toMillis() / 1000.0,
        BOUND_SECONDS,
        "s");
    awaitEvent(project, readme.group("request"));
    project.down();
  }

  /** Sends the README's request, and waits until the other service has got the event. */
  private static void awaitEvent(Checkout project, String request) {
    String address = last(ADDRESS, project.logSince(0), "address");
    long place = project.logSize();
    project.run(project.file("."), Map.of("ADDRESS", address), "bash", "-e", "-c", request);
    String correlationId = last(CORRELATION_ID, project.logSince(place), "X-Correlation-Id");
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "the event of %s has not arrived at the %s".formatted(correlationId, CONSUMER));
      }
      place = project.logSize();
      project.meta("timeline", correlationId);
    } while (!project.logSince(place).contains(CONSUMER));
    System.out.println("its event has arrived: meta timeline " + correlationId);
  }

  private static String last(Pattern pattern, String log, String what) {
    return pattern
        .matcher(log)
        .results()
        .reduce((before, after) -> after)
        .orElseThrow(() -> new IllegalStateException("nothing has told the " + what))
        .group(1);
  }

  private static Matcher readme(Checkout tools) {
    Path readme = tools.file("meta-tools/README.md");
    try {
      Matcher lines = LINES.matcher(Files.readString(readme));
      if (lines.find() && lines.group("lines").contains(REPOSITORIES)) {
        return lines;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(
        readme + " has no lines any more for a project of one's own from " + REPOSITORIES);
  }
}
