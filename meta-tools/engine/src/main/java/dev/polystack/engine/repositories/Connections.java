package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.schedule.Backoff;
import java.time.Duration;

/**
 * How remotes are reached.
 *
 * @param all how many connections there are at a time, in all
 * @param host how many to one host
 * @param retries how often git is run again after a fault of the network
 */
public record Connections(int all, int host, int retries) {

  /** Waiting costs little, so these are far more than there are processors. */
  public static final Connections USUAL = new Connections(64, 50, 4);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  /** The same with another number of retries. */
  Connections retrying(int times) {
    return new Connections(all, host, times);
  }

  /** What runs git so. */
  public Transport transport() {
    return new Transport(host, new Backoff(retries, FIRST_WAIT, LONGEST_WAIT));
  }

  /** The same for one thing, of whose retries the follower is told. */
  static <T> Transport telling(
      Parallel.Follower<T, RepositoryResult> follower, T thing, Transport transport) {
    return transport.telling((retry, wait, why) -> follower.retrying(thing, retry, wait, why));
  }
}
