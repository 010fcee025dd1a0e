package dev.polystack.cli.command;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.repositories.RepositoryResult;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.engine.run.Durations;
import java.time.Duration;
import java.util.Optional;

/** How long a verb took with each repository, in this run and in earlier ones. */
final class RepositoryTimes {

  /** What had nothing to do and took no longer only had a look. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final String verb;
  private final Durations durations;

  RepositoryTimes(String verb, WorkFolder work) {
    this.verb = verb;
    this.durations = Durations.read(work);
  }

  Optional<Duration> expected(String repository) {
    return durations.of(task(repository));
  }

  void took(String repository, RepositoryResult result, Duration took) {
    if (result.kind() == Kind.CHANGED
        || result.kind() == Kind.UNCHANGED && took.compareTo(LOOK) >= 0) {
      durations.took(task(repository), took);
    }
  }

  void save() {
    durations.save();
  }

  private String task(String repository) {
    return verb + " " + repository;
  }
}
