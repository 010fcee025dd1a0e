package dev.polystack.workspace.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Git's own command in a folder. It never asks anybody anything (a question of one of a hundred
 * parallel processes can only hang), it answers in English whatever the user's language, and it
 * does not outlive this JVM. Safe for use by several threads.
 */
public final class Git {

  /** Long enough for a server that counts the objects of a large repository. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** What talks to a far side. Whatever else is silent works, as at a large move of files. */
  private static final Set<String> REMOTE = Set.of("clone", "fetch", "ls-remote", "pull", "push");

  private static final Duration UNLIMITED = Duration.ofDays(365);

  private static final int LOOKS_AT_A_LOCK = 20;
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private final Path folder;
  private final Duration silence;

  private Git(Path folder, Duration silence) {
    this.folder = folder;
    this.silence = silence;
  }

  /** Git in a folder, which has to exist when it is asked. */
  public static Git in(Path folder) {
    return new Git(folder, SILENCE);
  }

  /**
   * The same with another patience.
   *
   * @param limit after so much time without a word from the far side it is ended; what git does
   *     here alone may take its time
   */
  public Git patient(Duration limit) {
    return new Git(folder, limit);
  }

  /** Where it runs. */
  public Path folder() {
    return folder;
  }

  /**
   * Runs it, whatever comes of it; for a while again where another git, such as an editor's or that
   * of a run that was killed, holds a lock.
   *
   * @throws InterruptedException if this thread is interrupted; git has been ended then
   */
  public GitAnswer run(List<String> arguments) throws InterruptedException {
    return run(new byte[0], arguments);
  }

  /** As {@link #run(List)}. */
  public GitAnswer run(String... arguments) throws InterruptedException {
    return run(List.of(arguments));
  }

  /** As {@link #run(List)}, with something to read for git. */
  public GitAnswer run(byte[] input, List<String> arguments) throws InterruptedException {
    return run(Redirect.PIPE, input, arguments);
  }

  /**
   * As {@link #run(List)}; what git puts out goes into a file as it is, and not into the answer.
   */
  public GitAnswer runInto(Path file, String... arguments) throws InterruptedException {
    return run(Redirect.to(file.toFile()), new byte[0], List.of(arguments));
  }

  /**
   * For whoever talks with it while it runs, or reads more than a text: the same git, not started
   * yet. Only for what ends by itself when nobody reads its answers any more.
   */
  public ProcessBuilder builder(String... arguments) {
    return GitProcess.builder(command(List.of(arguments)));
  }

  private List<String> command(List<String> arguments) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(arguments);
    return command;
  }

  private GitAnswer run(Redirect output, byte[] input, List<String> arguments)
      throws InterruptedException {
    List<String> command = command(arguments);
    Duration patience = REMOTE.contains(verb(arguments)) ? silence : UNLIMITED;
    try {
      GitAnswer answer = GitProcess.start(command, output).await(input, patience);
      for (int look = 1; answer.isLockedOut() && look < LOOKS_AT_A_LOCK; look++) {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
        answer = GitProcess.start(command, output).await(input, patience);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("git cannot be started in " + folder, e);
    }
  }

  /** Git's own options are one of {@code -c NAME=VALUE}, as far as it is given any here. */
  private static String verb(List<String> arguments) {
    int first = 0;
    while (first < arguments.size() && arguments.get(first).equals("-c")) {
      first += 2;
    }
    return first < arguments.size() ? arguments.get(first) : "";
  }

  /**
   * Its answer without the last line's end.
   *
   * @throws GitException if it failed
   */
  public String need(String... arguments) throws InterruptedException {
    var answer = run(arguments);
    if (!answer.succeeded()) {
      throw new GitException(folder, List.of(arguments), answer);
    }
    return answer.output().stripTrailing();
  }

  /**
   * The lines of its answer.
   *
   * @throws GitException if it failed
   */
  public List<String> lines(String... arguments) throws InterruptedException {
    return need(arguments).lines().toList();
  }

  /** Whether it succeeds. */
  public boolean succeeds(String... arguments) throws InterruptedException {
    return run(arguments).succeeded();
  }

  /** Its answer without the last line's end, if it succeeded and said anything. */
  public Optional<String> ask(String... arguments) throws InterruptedException {
    var answer = run(arguments);
    String words = answer.output().stripTrailing();
    return answer.succeeded() && !words.isEmpty() ? Optional.of(words) : Optional.empty();
  }
}
