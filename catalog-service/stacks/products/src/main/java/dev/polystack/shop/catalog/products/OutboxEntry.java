package dev.polystack.shop.catalog.products;

import dev.polystack.shop.catalog.products.domain.ProductCreation;
import dev.polystack.shop.catalog.products.domain.ProductMajors;
import dev.polystack.shop.contracts.events.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item of the outbox on its way to the bus.
 *
 * @param sequenceNumber of its record in the stream
 * @param told everything that is said about it, in its order
 */
record OutboxEntry(String sequenceNumber, OutboxKey key, List<Event<?>> told) {

  /** PutEvents takes as many at once. */
  private static final int AT_ONCE = 10;

  /**
   * What a record brings: the event in each major version that is read, a creation first.
   *
   * @throws IllegalStateException if it carries no event that this service ever wrote
   */
  static OutboxEntry of(OutboxRecord record) {
    List<Event<?>> majors = ProductMajors.of(record.event());
    List<Event<?>> told =
        Stream.concat(ProductCreation.of(majors.get(0)).stream(), majors.stream()).toList();
    return new OutboxEntry(record.sequenceNumber(), record.key(), told);
  }

  /**
   * Parts entries so that each part can be put on the bus by one call, of which EventBridge may
   * refuse any event alone: no part has a product twice, so none of its versions overtakes another.
   *
   * <p>The first is alone. If something could not be sent, the stream begins again with just that,
   * and nothing that comes behind is sent each time with it.
   */
  static List<List<OutboxEntry>> parts(List<OutboxEntry> entries) {
    List<List<OutboxEntry>> parts = new ArrayList<>();
    List<OutboxEntry> part = new ArrayList<>();
    Set<String> products = new HashSet<>();
    int events = 0;
    for (OutboxEntry entry : entries) {
      boolean full = parts.isEmpty() || events + entry.told().size() > AT_ONCE;
      if (!part.isEmpty() && (full || products.contains(entry.key().productId()))) {
        parts.add(part);
        part = new ArrayList<>();
        products.clear();
        events = 0;
      }
      part.add(entry);
      products.add(entry.key().productId());
      events += entry.told().size();
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
