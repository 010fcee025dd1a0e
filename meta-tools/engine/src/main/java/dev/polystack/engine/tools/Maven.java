package dev.polystack.engine.tools;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maven, with what this checkout installs kept apart: downloads go to the user's cache as always,
 * the checkout's own artifacts to {@code .polystack/m2}.
 */
public final class Maven {

  private static final List<String> ADVICE =
      List.of(
          "[ERROR] [Help",
          "re-run Maven",
          "Re-run Maven",
          "For more information",
          "After correcting the problems",
          "mvn <args>");

  private final Checkout checkout;
  private final String program;

  /** Maven for a checkout; the meta script says in META_MAVEN which one. */
  public Maven(Checkout checkout) {
    this(checkout, System.getenv().getOrDefault("META_MAVEN", "mvn"));
  }

  /** As the other, with the program to run. */
  public Maven(Checkout checkout, String program) {
    this.checkout = checkout;
    this.program = program;
  }

  /** A run in a repository. */
  public Program run(Path repository, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-B", "-ntp", "-Dstyle.color=never"));
    all.addAll(arguments);
    return Program.of(command(all)).in(repository).with(Map.of("MAVEN_OPTS", options()));
  }

  /** The command line of a run, with what this checkout installs kept apart. */
  public List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(localRepository());
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs in a repository without a look at any remote; with one if Maven says that it lacks what
   * only a remote has.
   */
  public Finished offlineFirst(Path repository, List<String> arguments, Path log)
      throws InterruptedException {
    List<String> offline = new ArrayList<>(List.of("-o"));
    offline.addAll(arguments);
    Finished finished = run(repository, offline).run(log);
    return !finished.succeeded() && finished.lines().stream().anyMatch(Maven::isAboutOffline)
        ? run(repository, arguments).run(log)
        : finished;
  }

  /** Of the resolver: an artifact, a POM or a plugin that was never downloaded. */
  private static boolean isAboutOffline(String line) {
    return line.contains("in offline mode");
  }

  /** What a run of Maven says about its failure, without its advice about itself. */
  public static String errors(Finished finished) {
    return finished.relevant(
        line ->
            line.contains("ERROR")
                && !line.strip().equals("[ERROR]")
                && ADVICE.stream().noneMatch(line::contains));
  }

  /** Builds here are short, so the quick compiler alone pays: it halves Maven's processor time. */
  private static String options() {
    return "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
        + System.getenv().getOrDefault("MAVEN_OPTS", "");
  }

  /**
   * The options that keep what this checkout installs apart: Maven Resolver's enhanced local
   * repository in two parts.
   *
   * @see <a href="https://maven.apache.org/resolver/local-repository.html">Local repository</a>
   */
  public List<String> localRepository() {
    Path cache = Path.of(System.getProperty("user.home"), ".m2", "repository");
    try {
      Path real = Files.createDirectories(cache).toRealPath();
      Path own = checkout.made("m2").toRealPath();
      return List.of(
          "-Daether.enhancedLocalRepository.split=true",
          "-Daether.enhancedLocalRepository.remotePrefix=.",
          "-Daether.enhancedLocalRepository.localPrefix=" + real.relativize(own));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use Maven's cache " + cache, e);
    }
  }
}
