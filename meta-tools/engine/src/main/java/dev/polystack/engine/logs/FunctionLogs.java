package dev.polystack.engine.logs;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** Reads the log groups of an environment's functions. */
public final class FunctionLogs {

  private final CloudWatchLogsClient logs;
  private final String prefix;
  private final String base;
  private final @Nullable String correlationId;
  private final Set<String> seen = new HashSet<>();

  /**
   * The logs of a target's functions.
   *
   * @param function service, service/stack or service/stack/function; null for all
   * @param correlationId only lines with it; null for all
   */
  public FunctionLogs(Target target, @Nullable String function, @Nullable String correlationId) {
    this.logs = Aws.client(target, CloudWatchLogsClient.builder());
    this.base = "/aws/lambda/%s-%s-".formatted(target.project(), target.environment());
    this.prefix = base + (function == null ? "" : function.replace('/', '-'));
    this.correlationId = correlationId;
  }

  /**
   * Hands over what was said since an instant and not handed over yet.
   *
   * @return from where the next call may go on
   */
  public Instant print(Instant from, Consumer<LogLine> lines) {
    List<LogLine> found = new ArrayList<>();
    for (LogGroup group :
        logs.describeLogGroupsPaginator(request -> request.logGroupNamePrefix(prefix))
            .logGroups()) {
      String function = group.logGroupName().substring(base.length());
      for (FilteredLogEvent event :
          logs.filterLogEventsPaginator(
                  request ->
                      request.logGroupName(group.logGroupName()).startTime(from.toEpochMilli()))
              .events()) {
        if ((correlationId == null || event.message().contains(correlationId))
            && seen.add(event.logStreamName() + event.timestamp() + event.message())) {
          found.add(
              new LogLine(Instant.ofEpochMilli(event.timestamp()), function, event.message()));
        }
      }
    }
    found.sort(Comparator.comparing(LogLine::time));
    found.forEach(lines);
    return found.isEmpty() ? from : found.get(found.size() - 1).time();
  }
}
