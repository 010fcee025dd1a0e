package dev.polystack.local.streams;

import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.event.ruler.Machine;

/**
 * Which records a mapping is for: those that match any of its patterns, or all if it has none. A
 * pattern sees a record as the function gets it, and means what it means in a rule of EventBridge.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html">Using event
 *     filtering with a DynamoDB event source</a>
 */
final class RecordFilter {

  private final String streamArn;
  private final boolean everything;
  private final Machine patterns = new Machine();

  /**
   * The filter of a mapping.
   *
   * @throws IllegalArgumentException if a pattern cannot be understood; AWS refuses such a mapping
   */
  RecordFilter(EventSourceMappingConfiguration mapping) {
    this.streamArn = mapping.eventSourceArn();
    List<Filter> filters =
        mapping.filterCriteria() == null ? List.of() : mapping.filterCriteria().filters();
    this.everything = filters.isEmpty();
    for (Filter filter : filters) {
      try {
        patterns.addRule("wanted", filter.pattern());
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "the mapping's filter %s is no pattern: %s".formatted(filter.pattern(), e.getMessage()),
            e);
      }
    }
  }

  /** Whether the function is to get the record. */
  boolean matches(Record record) {
    try {
      return everything
          || !patterns
              .rulesForJSONEvent(StreamEvent.record(record, streamArn).toString())
              .isEmpty();
    } catch (Exception e) { // The method names no other.
      throw new IllegalStateException("cannot match a record against the mapping's filter", e);
    }
  }
}
