package dev.polystack.shop.store.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.polystack.shop.store.catalog.feed.CatalogFeed;
import dev.polystack.shop.store.catalog.feed.Message;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.opensearch.OpenSearchCatalogIndex;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Brings a batch of the catalog's events into the index; only messages that may succeed later are
 * reported as failed.
 */
public final class CatalogUpdater implements RequestHandler<SQSEvent, SQSBatchResponse> {

  static final String INDEX_ENDPOINT = "INDEX_ENDPOINT";
  static final String DEAD_LETTERS_URL = "DEAD_LETTERS_URL";

  /** What the dead-letter queue may take, after the index was asked. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private final CatalogFeed feed;

  /** Called by Lambda; the stack sets the environment variables. */
  public CatalogUpdater() {
    this(
        new CatalogFeed(
            OpenSearchCatalogIndex.at(URI.create(variable(INDEX_ENDPOINT))),
            SqsDeadLetters.at(variable(DEAD_LETTERS_URL))));
  }

  CatalogUpdater(CatalogFeed feed) {
    this.feed = feed;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<Message> messages =
        event.getRecords().stream()
            .map(message -> new Message(message.getMessageId(), message.getBody()))
            .toList();
    Deadline deadline =
        Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE));
    return new SQSBatchResponse(
        feed.handle(messages, deadline).stream()
            .map(message -> new BatchItemFailure(message.id()))
            .toList());
  }

  private static String variable(String name) {
    return Objects.requireNonNull(
        System.getenv(name), () -> "environment variable %s is not set".formatted(name));
  }
}
