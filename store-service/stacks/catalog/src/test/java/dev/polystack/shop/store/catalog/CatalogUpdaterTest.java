package dev.polystack.shop.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.polystack.shop.store.catalog.feed.CatalogFeed;
import dev.polystack.shop.store.catalog.feed.InMemoryIndex;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogUpdaterTest {

  private static final Context PLENTY = Invocation.with(Duration.ofSeconds(15));

  @Test
  void aMessageThatHasToComeAgain_isReportedByItsId() {
    CatalogUpdater updater =
        new CatalogUpdater(new CatalogFeed(new InMemoryIndex(), letter -> false));

    SQSBatchResponse response = updater.handleRequest(event("m-1", "not an event"), PLENTY);

    assertThat(response.getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("m-1");
  }

  @Test
  void aMessageThatIsDealtWith_isNotReported() {
    CatalogUpdater updater =
        new CatalogUpdater(new CatalogFeed(new InMemoryIndex(), letter -> true));

    assertThat(updater.handleRequest(event("m-1", "not an event"), PLENTY).getBatchItemFailures())
        .isEmpty();
  }

  /** Else the whole batch would be tried again, with whatever of it is a dead letter already. */
  @Test
  void theIndex_isAskedOnlyUntilAMomentBeforeTheFunctionIsStopped() {
    InMemoryIndex index = new InMemoryIndex();
    CatalogUpdater updater = new CatalogUpdater(new CatalogFeed(index, letter -> true));

    updater.handleRequest(event("m-1", "not an event"), Invocation.with(Duration.ofSeconds(3)));

    assertThat(index.deadline().allows(Duration.ofSeconds(3))).isFalse();
  }

  private static SQSEvent event(String id, String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}
