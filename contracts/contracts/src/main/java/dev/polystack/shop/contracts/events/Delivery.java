package dev.polystack.shop.contracts.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Brings one batch to the bus: what was refused in part is sent again, what is left is named. */
final class Delivery {

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /**
   * Refusals that the same entry would only meet again.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html">
   *     PutEventsResultEntry</a>
   */
  private static final Set<String> PERMANENT =
      Set.of(
          "AccessDeniedException",
          "InvalidAccountIdException",
          "InvalidArgument",
          "MalformedDetail",
          "NotAuthorizedForDetailTypeException",
          "NotAuthorizedForSourceException",
          "RedactionFailure");

  private final EventBridgeClient client;
  private final List<Event<?>> sent;
  private final List<Unsent> unsent;

  /** A delivery that adds to these lists. */
  Delivery(EventBridgeClient client, List<Event<?>> sent, List<Unsent> unsent) {
    this.client = client;
    this.sent = sent;
    this.unsent = unsent;
  }

  void deliver(List<OutgoingEvent> batch) {
    List<OutgoingEvent> left = batch;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      List<PutEventsResultEntry> results;
      try {
        List<OutgoingEvent> entries = left;
        results =
            client
                .putEvents(
                    request -> request.entries(entries.stream().map(OutgoingEvent::entry).toList()))
                .entries();
      } catch (SdkException e) { // The client has tried again already where there was hope.
        refuse(left, code(e), String.valueOf(e.getMessage()), attempt);
        return;
      }
      boolean last = attempt == MAX_ATTEMPTS;
      List<OutgoingEvent> again = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        OutgoingEvent each = left.get(i);
        PutEventsResultEntry result = results.get(i);
        if (result.errorCode() == null) {
          sent.add(each.event());
        } else if (last || PERMANENT.contains(result.errorCode())) {
          refuse(List.of(each), result.errorCode(), String.valueOf(result.errorMessage()), attempt);
        } else {
          again.add(each);
        }
      }
      if (!again.isEmpty() && !pause(attempt)) {
        refuse(again, "Interrupted", "the thread was asked to end before another try", attempt);
        return;
      }
      left = again;
    }
  }

  private void refuse(List<OutgoingEvent> events, String code, String message, int attempts) {
    events.forEach(each -> unsent.add(new Unsent.Refused(each.event(), code, message, attempts)));
  }

  private static String code(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode()
        : e.getClass().getSimpleName();
  }

  /**
   * Waits before the next attempt, at random up to a bound that doubles ("full jitter").
   *
   * @return false if the thread is asked to end instead
   * @see <a
   *     href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
   *     backoff and jitter</a>
   */
  private static boolean pause(int attempt) {
    long bound = FIRST_PAUSE.toMillis() << (attempt - 1);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(bound));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
