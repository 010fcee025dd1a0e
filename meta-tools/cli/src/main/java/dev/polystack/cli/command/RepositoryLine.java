package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.output.TaskRecord;
import dev.polystack.engine.output.TaskRecord.State;
import dev.polystack.engine.repositories.RepositoryResult;
import dev.polystack.engine.repositories.RepositoryResult.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What became of one repository.
 *
 * @param ended so long after the beginning of everything
 * @param track of those that ran at the same time each has another, from 0
 * @param retries how often something was tried again
 */
record RepositoryLine(
    String repository,
    RepositoryResult result,
    Duration took,
    Duration ended,
    int track,
    int retries) {

  /** For reports. */
  TaskRecord record(String verb, Instant began, boolean failed) {
    String words = result.words();
    State state = result.kind() == Kind.CHANGED ? State.DONE : State.UNCHANGED;
    return new TaskRecord(
        verb,
        repository,
        failed ? State.FAILED : state,
        words,
        began.plus(ended).minus(took),
        took,
        track,
        retries,
        failed ? words : "",
        List.of(words));
  }

  /** For machines. */
  void write(ObjectNode one) {
    one.put("repository", repository);
    one.put("result", result.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    one.put("words", result.words());
    one.put("millis", took.toMillis());
  }
}
