package dev.polystack.shop.store.catalog.feed;

import dev.polystack.lambda.Correlation;
import dev.polystack.shop.contracts.events.EventMetadata;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.store.search.CatalogIndex;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages into the index, a batch at a time.
 *
 * <p>A message that cannot be understood becomes a dead letter at once, so that it neither holds up
 * the messages behind it nor is tried again in vain.
 */
public final class CatalogFeed {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogFeed.class);

  private final CatalogIndex index;
  private final DeadLetters deadLetters;

  /** Feeds this index. */
  public CatalogFeed(CatalogIndex index, DeadLetters deadLetters) {
    this.index = index;
    this.deadLetters = deadLetters;
  }

  private record Pending(Message message, EventMetadata metadata, Change change) {}

  /**
   * Handles a batch.
   *
   * @param deadline until when the index is asked
   * @return the messages that have to come again
   */
  public List<Message> handle(List<Message> messages, Deadline deadline) {
    List<Pending> pending = new ArrayList<>();
    List<DeadLetter> letters = new ArrayList<>();
    for (Message message : messages) {
      Received received = Changes.READER.read(message.body());
      if (received instanceof Received.Valid valid) {
        pending.add(new Pending(message, valid.event().metadata(), Changes.of(valid.event())));
      } else {
        letters.add(new DeadLetter(message, CorrelationIds.of(message), reason(received)));
      }
    }
    List<Message> again = new ArrayList<>();
    List<Outcome> outcomes =
        index.within(deadline).apply(pending.stream().map(Pending::change).toList());
    for (int i = 0; i < pending.size(); i++) {
      settle(pending.get(i), outcomes.get(i), letters, again);
    }
    letters.stream().filter(letter -> !bury(letter)).map(DeadLetter::message).forEach(again::add);
    return again;
  }

  private static String reason(Received received) {
    if (received instanceof Received.Invalid invalid) {
      return Reason.of(invalid.violations());
    }
    if (received instanceof Received.UnknownVersion unknown) {
      return Reason.of(
          "%s from %s is not among what is understood here: %s"
              .formatted(unknown.detailType(), unknown.source(), unknown.accepted()));
    }
    throw new IllegalArgumentException("no reason to reject " + received);
  }

  private static void settle(
      Pending pending, Outcome outcome, List<DeadLetter> letters, List<Message> again) {
    Change change = pending.change();
    try (var correlation =
        Correlation.of(pending.metadata().correlationId())
            .handling(pending.metadata().eventId().toString())) {
      if (outcome instanceof Outcome.Applied) {
        LOG.info(
            "product {} is at version {} now: {}", change.id(), change.version(), kind(change));
      } else if (outcome instanceof Outcome.Outdated) {
        LOG.info("product {} was at version {} already", change.id(), change.version());
      } else if (outcome instanceof Outcome.Refused refused) {
        letters.add(
            new DeadLetter(pending.message(), correlation.id(), Reason.of(refused.reason())));
      } else if (outcome instanceof Outcome.Unavailable unavailable) {
        LOG.warn(
            "product {} version {} has to wait: {}",
            change.id(),
            change.version(),
            unavailable.reason());
        again.add(pending.message());
      }
    }
  }

  private boolean bury(DeadLetter letter) {
    try (var correlation = Correlation.of(letter.correlationId())) {
      boolean buried = deadLetters.put(letter);
      LOG.error(
          "message {} {}: {}",
          letter.message().id(),
          buried ? "is a dead letter" : "should be a dead letter, but comes again",
          letter.reason());
      return buried;
    }
  }

  private static String kind(Change change) {
    return change instanceof Change.Offered ? "offered" : "withdrawn";
  }
}
