package dev.polystack.workspace.git;

import dev.polystack.workspace.schedule.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs what git does over a network: so many connections to a host at a time, and again after
 * faults that pass by themselves.
 */
public final class Transport {

  private final Hosts hosts;
  private final Backoff backoff;
  private final Retries listener;

  /**
   * Makes one for a run of a command.
   *
   * @param hostWidth how many connections there may be to one host at a time
   */
  public Transport(int hostWidth, Backoff backoff) {
    this(new Hosts(hostWidth), backoff, (retry, wait, reason) -> {});
  }

  private Transport(Hosts hosts, Backoff backoff, Retries listener) {
    this.hosts = hosts;
    this.backoff = backoff;
    this.listener = listener;
  }

  /** The same, which shares its connections, and tells somebody of what it tries again. */
  public Transport telling(Retries who) {
    return new Transport(hosts, backoff, who);
  }

  /** Hears of retries, in the thread that waits. */
  @FunctionalInterface
  public interface Retries {

    /**
     * Git failed for this reason and is run again, for the nth time after the first, when waited.
     */
    void retrying(int retry, Duration wait, String reason);
  }

  /** Prepares for another attempt, by taking away what the last one left. */
  @FunctionalInterface
  public interface Again {

    /** Nothing is left of an attempt that failed. */
    void clean();
  }

  /** Runs git, as often as it takes, towards a URL. */
  public GitAnswer run(Git git, String url, List<String> arguments) throws InterruptedException {
    return run(git, url, arguments, () -> {});
  }

  /** As {@link #run(Git, String, List)}, for what has to begin anew. */
  public GitAnswer run(Git git, String url, List<String> arguments, Again again)
      throws InterruptedException {
    for (int retry = 1; ; retry++) {
      GitAnswer answer = once(git, url, arguments);
      if (!answer.isTransient() || retry > most(answer)) {
        return answer;
      }
      again.clean();
      Duration wait = backoff.before(retry, ThreadLocalRandom.current()::nextDouble);
      listener.retrying(retry, wait, answer.reason());
      Thread.sleep(wait.toMillis());
    }
  }

  /** A far side that fell silent has cost minutes, and is mostly as silent the next time. */
  private int most(GitAnswer answer) {
    return answer.fellSilent() ? Math.min(1, backoff.retries()) : backoff.retries();
  }

  private GitAnswer once(Git git, String url, List<String> arguments) throws InterruptedException {
    Semaphore host = hosts.of(url);
    host.acquire();
    try {
      return git.run(arguments);
    } finally {
      host.release();
    }
  }
}
