package dev.polystack.cli.command;

import dev.polystack.engine.repositories.Parallel;
import dev.polystack.engine.repositories.RepositoryResult;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Follows work with repositories, for a report. */
final class RepositoryFollower<T> implements Parallel.Follower<T, RepositoryResult> {

  private final RepositoryReport report;
  private final Function<T, String> name;
  private final Map<T, Integer> tracks = new HashMap<>();
  private final Map<T, Integer> retries = new ConcurrentHashMap<>();
  private final BitSet taken = new BitSet();

  RepositoryFollower(RepositoryReport report, Function<T, String> name) {
    this.report = report;
    this.name = name;
  }

  @Override
  public void expects(int results) {
    report.expects(results);
  }

  @Override
  public Optional<Duration> patience() {
    return report.timeLeft();
  }

  @Override
  public void started(T thing) {
    int track = taken.nextClearBit(0);
    taken.set(track);
    tracks.put(thing, track);
    report.progress().started(name.apply(thing), report.expected(name.apply(thing)));
  }

  @Override
  public void took(T thing, RepositoryResult result, Duration duration) {
    int track = tracks.getOrDefault(thing, 0);
    taken.clear(track);
    report.progress().ended(name.apply(thing));
    report.add(name.apply(thing), result, duration, track, retries.getOrDefault(thing, 0));
  }

  @Override
  public void retrying(T thing, int retry, Duration wait, String reason) {
    retries.put(thing, retry);
    report.progress().retrying(name.apply(thing), retry, wait, reason);
  }

  @Override
  public void missed(T thing, Duration duration) {
    report.setOutOfTime();
    took(thing, new RepositoryResult(Kind.FAILED, "was not done in time"), duration);
  }

  @Override
  public Duration pulseEvery() {
    return report.progress().pulseEvery();
  }

  @Override
  public void pulse() {
    report.progress().pulse();
  }
}
