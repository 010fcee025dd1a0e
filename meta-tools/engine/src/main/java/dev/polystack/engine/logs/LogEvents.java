package dev.polystack.engine.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What stands in one log group. */
public final class LogEvents {

  /** Of FilterLogEvents, for one answer. */
  private static final int PAGE = 10_000;

  private final CloudWatchLogsClient client;
  private final String group;

  /** Reads this group. */
  public LogEvents(CloudWatchLogsClient client, String group) {
    this.client = client;
    this.group = group;
  }

  /**
   * All events since an instant, oldest first; none if there is no such group, which is made with a
   * function's first line.
   *
   * @param containing only events with this text; all if it is empty
   */
  public List<FilteredLogEvent> since(Instant from, String containing) {
    List<FilteredLogEvent> events = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    long start = from.toEpochMilli();
    @Nullable String token = null;
    while (true) {
      FilterLogEventsResponse page = page(start, containing, token);
      for (FilteredLogEvent event : page.events()) {
        if (event.message().contains(containing) && seen.add(key(event))) {
          events.add(event);
        }
      }
      token = page.nextToken();
      if (token == null) {
        if (page.events().size() < PAGE) {
          return events;
        }
        // Not every implementation has tokens: go on from the last event that was given.
        long last = page.events().get(page.events().size() - 1).timestamp();
        if (last <= start) {
          return events;
        }
        start = last;
      }
    }
  }

  private FilterLogEventsResponse page(long start, String containing, @Nullable String token) {
    try {
      return client.filterLogEvents(
          request -> {
            request.logGroupName(group).startTime(start).limit(PAGE).nextToken(token);
            if (!containing.isEmpty()) {
              request.filterPattern("\"" + containing.replace("\"", "\\\"") + "\"");
            }
          });
    } catch (ResourceNotFoundException e) {
      return FilterLogEventsResponse.builder().events(List.of()).build();
    }
  }

  /** The service's id, where it gives one; else what makes an event what it is. */
  static String key(FilteredLogEvent event) {
    return event.eventId() != null
        ? event.eventId()
        : event.logStreamName() + " " + event.timestamp() + " " + event.message();
  }
}
