package dev.polystack.engine.logs;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** The lines of several functions as one, in the order of time. */
public final class FunctionLogs implements AutoCloseable {

  private static final int WIDTH = 8;

  /** A line may be collected later than one that was written after it. */
  private static final Duration LATE = Duration.ofSeconds(15);

  private final CloudWatchLogsClient client;
  private final List<FunctionSource> functions;
  private final LogQuery query;
  private final ExecutorService workers = Executors.newFixedThreadPool(WIDTH);
  private Set<String> seen = new HashSet<>();

  /** Reads these functions' log groups. */
  public FunctionLogs(Target target, List<FunctionSource> functions, LogQuery query) {
    this.client = Aws.client(target, CloudWatchLogsClient.builder());
    this.functions = List.copyOf(functions);
    this.query = query;
  }

  /** All wanted lines since an instant, oldest first. */
  public List<LogLine> since(Instant from) throws InterruptedException {
    seen = new HashSet<>();
    return read(from);
  }

  /**
   * The wanted lines that came after the last call, oldest first, those that were collected late
   * among them.
   *
   * @param now when the call before this one was made
   */
  public List<LogLine> more(Instant now) throws InterruptedException {
    return read(now.minus(LATE));
  }

  private List<LogLine> read(Instant from) throws InterruptedException {
    List<Future<List<FilteredLogEvent>>> asked = new ArrayList<>();
    for (FunctionSource function : functions) {
      LogEvents events = new LogEvents(client, function.logGroup());
      asked.add(workers.submit(() -> events.since(from, query.correlationId())));
    }
    List<LogLine> lines = new ArrayList<>();
    Set<String> now = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      FunctionSource function = functions.get(i);
      for (FilteredLogEvent event : answer(asked.get(i))) {
        String key = function.logGroup() + LogEvents.key(event);
        now.add(key);
        LogLine line =
            LogLine.parse(
                Instant.ofEpochMilli(event.timestamp()), function.name(), event.message());
        if (!seen.contains(key) && query.wants(line)) {
          lines.add(line);
        }
      }
    }
    seen = now;
    lines.sort(Comparator.comparing(LogLine::time));
    return lines;
  }

  private static <T> T answer(Future<T> asked) throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the logs could not be read", e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.close();
  }
}
