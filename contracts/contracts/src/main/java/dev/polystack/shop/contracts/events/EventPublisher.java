package dev.polystack.shop.contracts.events;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.types.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Publishes events on the central bus. Whatever does not get there is reported, never dropped.
 *
 * <p>Events are checked by their own contract first. What EventBridge refuses in part is sent again
 * after a growing, random pause.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">
 *     PutEvents</a>
 */
public final class EventPublisher {

  /** PutEvents takes at most 10 entries. */
  private static final int MAX_ENTRIES = 10;

  /** And this many bytes in all; it is the smaller, older limit, which every region keeps. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final EventBridgeClient client;
  private final String busName;

  private EventPublisher(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  /** A publisher to the bus of this name or ARN. */
  public static EventPublisher to(EventBridgeClient client, String busName) {
    return new EventPublisher(client, busName);
  }

  /** A small client for functions; region, endpoint and credentials come from the environment. */
  public static EventBridgeClient client() {
    return EventBridgeClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /** Publishes events, in their order but for those that had to be sent again. */
  public Publication publish(List<? extends Event<?>> events) {
    List<Event<?>> sent = new ArrayList<>();
    List<Unsent> unsent = new ArrayList<>();
    List<Prepared> valid = new ArrayList<>();
    for (Event<?> event : events) {
      List<Violation> violations = violations(event);
      if (violations.isEmpty()) {
        valid.add(prepare(event));
      } else {
        unsent.add(new Unsent.Invalid(event, violations));
      }
    }
    Batches.of(valid, MAX_ENTRIES, MAX_BYTES, Prepared::bytes)
        .forEach(batch -> send(batch, sent, unsent));
    return new Publication(sent, unsent);
  }

  private record Prepared(Event<?> event, PutEventsRequestEntry entry, int bytes) {}

  private Prepared prepare(Event<?> event) {
    String detail = event.toJson();
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source(event.type().source())
            .detailType(event.type().detailType())
            .time(event.metadata().time())
            .detail(detail)
            .build();
    // By AWS's formula: 14 bytes for the time, and every text in UTF-8.
    int bytes = 14 + utf8(detail) + utf8(event.type().source()) + utf8(event.type().detailType());
    return new Prepared(event, entry, bytes);
  }

  private void send(List<Prepared> batch, List<Event<?>> sent, List<Unsent> unsent) {
    List<Prepared> left = batch;
    for (int attempt = 1; ; attempt++) {
      List<Failure> failures = attempt(left);
      List<Prepared> refused = failures.stream().map(Failure::prepared).toList();
      left.stream().filter(each -> !refused.contains(each)).forEach(each -> sent.add(each.event()));
      if (failures.isEmpty()) {
        return;
      }
      if (attempt == MAX_ATTEMPTS || !pause(attempt)) {
        for (Failure failure : failures) {
          unsent.add(
              new Unsent.Refused(
                  failure.prepared().event(), failure.code(), failure.message(), attempt));
        }
        return;
      }
      left = refused;
    }
  }

  private record Failure(Prepared prepared, String code, String message) {}

  private List<Failure> attempt(List<Prepared> batch) {
    List<PutEventsResultEntry> results;
    try {
      results =
          client
              .putEvents(request -> request.entries(batch.stream().map(Prepared::entry).toList()))
              .entries();
    } catch (SdkException e) {
      return batch.stream()
          .map(
              each ->
                  new Failure(each, e.getClass().getSimpleName(), String.valueOf(e.getMessage())))
          .toList();
    }
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      PutEventsResultEntry result = results.get(i);
      if (result.errorCode() != null) {
        failures.add(
            new Failure(batch.get(i), result.errorCode(), String.valueOf(result.errorMessage())));
      }
    }
    return failures;
  }

  /** Waits before the next attempt; false if the thread is asked to end instead. */
  private static boolean pause(int attempt) {
    long longest = FIRST_PAUSE.toMillis() << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> List<Violation> violations(Event<T> event) {
    List<Violation> violations = new ArrayList<>();
    violations.addAll(
        Contracts.violations(EventMetadata.SCHEMA, Contracts.write(event.metadata())));
    violations.addAll(
        Contracts.violations(event.type().schema(), Contracts.write((Object) event.data())));
    return violations;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
