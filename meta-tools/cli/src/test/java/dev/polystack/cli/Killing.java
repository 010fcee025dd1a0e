package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestInfo;

/** A command that is started again and again, and mostly killed at a random point. */
public final class Killing {

  /** What is killed besides the command itself. */
  public enum With {
    /** Nothing: what it has started is for its watchdog to end. */
    NOTHING,
    /** Sometimes whatever it has started, as where a machine runs out of memory. */
    CHILDREN
  }

  /** However slow they are: fewer would say nothing. */
  private static final int LEAST_ROUNDS = 4;

  private final int seed;
  private final Random random;
  private final List<String> command;
  private final Map<String, String> variables;
  private final Path log;
  private long usualMillis;

  /** Something to do in each round, which is counted from 1. */
  @FunctionalInterface
  public interface Step {

    /** Does it. */
    void run(int round) throws Exception;
  }

  /**
   * Kills a command of a workspace.
   *
   * @param test whose class, method and repetition say at which points
   * @param variables for its environment
   */
  public Killing(TestInfo test, Path root, Map<String, String> variables, String... arguments)
      throws IOException {
    String name =
        "%s %s %s"
            .formatted(
                test.getTestClass().orElseThrow().getName(),
                test.getTestMethod().orElseThrow().getName(),
                test.getDisplayName());
    this.seed = name.hashCode();
    this.random = new Random(seed);
    this.command = new ArrayList<>(SharedClasses.java());
    command.addAll(List.of("-Dmeta.root=" + root, Meta.class.getName()));
    command.addAll(List.of(arguments));
    this.variables = variables;
    this.log = Files.createTempFile(root, "killing", ".log");
  }

  /** Whatever the seed says. */
  public <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Kills it at any point of the time that it took when it was left alone first. */
  public void kill(With with) throws Exception {
    Process program = start();
    if (!program.waitFor(random.nextLong(Math.max(1, usualMillis)), TimeUnit.MILLISECONDS)) {
      if (with == With.CHILDREN && random.nextBoolean()) {
        program.descendants().forEach(ProcessHandle::destroyForcibly);
      }
      program.destroyForcibly().waitFor();
    }
  }

  /** Kills it again and again, at least so often, however busy the machine is. */
  public void rounds(int rounds, With with, Step before, Step after) throws Exception {
    rounds(rounds, Duration.ofDays(1), with, before, after);
  }

  /**
   * Kills it again and again.
   *
   * @param enough on a busy machine there are fewer rounds, but some, and not a longer test
   */
  public void rounds(int rounds, Duration enough, With with, Step before, Step after)
      throws Exception {
    long start = System.nanoTime();
    long end = start + enough.toNanos();
    int round = 0;
    while (round < rounds && (round < LEAST_ROUNDS || System.nanoTime() < end)) {
      round++;
      before.run(round);
      kill(with);
      after.run(round);
    }
    System.out.printf(
        "meta %s: %d rounds in %.1f s, %d ms left alone, seed %d%n",
        command.get(SharedClasses.java().size() + 2),
        round,
        (System.nanoTime() - start) / 1e9,
        usualMillis,
        seed);
  }

  /** Runs it to its end, which is good; answers what it has said. */
  public String leaveAlone() throws Exception {
    return leaveAlone(0);
  }

  /** Runs it to an end with this exit status; answers what it has said. */
  public String leaveAlone(int expected) throws Exception {
    long before = Files.size(log);
    long start = System.nanoTime();
    int status = start().waitFor();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(status).as(() -> said(0)).isEqualTo(expected);
    if (usualMillis == 0) {
      usualMillis = took;
    }
    return said(before);
  }

  private String said(long from) {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }
}
