package dev.polystack.local.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;

/** A stream's shards, each of which is read from where the checkpoint says. */
final class StreamShards {

  private static final Logger LOG = LoggerFactory.getLogger(StreamShards.class);

  /** Before every sequence number. */
  private static final String BEGINNING = "0";

  private final DynamoDbStreamsClient streams;
  private final EventSourceMappingConfiguration mapping;
  private final Checkpoint checkpoint;
  private final Map<String, String> iterators = new HashMap<>();

  StreamShards(
      DynamoDbStreamsClient streams,
      EventSourceMappingConfiguration mapping,
      Checkpoint checkpoint) {
    this.streams = streams;
    this.mapping = mapping;
    this.checkpoint = checkpoint;
  }

  /** Those that are read, by their ids; the stream is looked at again when there are none. */
  List<String> open() {
    if (iterators.isEmpty()) {
      openAll();
    }
    return List.copyOf(iterators.keySet());
  }

  /** What comes next in a shard; the same again until {@link #advance}. */
  GetRecordsResponse read(String shard) {
    return streams.getRecords(
        request -> request.shardIterator(iterators.get(shard)).limit(mapping.batchSize()));
  }

  /** Goes on behind what was read. */
  void advance(String shard, GetRecordsResponse read) {
    if (read.nextShardIterator() == null) {
      iterators.remove(shard); // The shard is closed; its successors are found by the next look.
    } else {
      iterators.put(shard, read.nextShardIterator());
    }
  }

  /** Forgets where it read: whoever gave the iterators may not know them any more. */
  void close() {
    iterators.clear();
  }

  private void openAll() {
    List<String> shards =
        streams
            .describeStream(request -> request.streamArn(mapping.eventSourceArn()))
            .streamDescription()
            .shards()
            .stream()
            .map(Shard::shardId)
            .toList();
    if (checkpoint.isNew() && mapping.startingPosition() == EventSourcePosition.LATEST) {
      Map<String, String> ends = new HashMap<>();
      shards.forEach(shard -> ends.put(shard, end(shard)));
      ends.forEach(checkpoint::reached);
    }
    shards.forEach(shard -> iterators.put(shard, iterator(shard)));
  }

  /**
   * A number and not an iterator for the latest record, which would be another one the next time.
   */
  private String end(String shard) {
    String end = BEGINNING;
    @Nullable String iterator = iterator(shard, ShardIteratorType.TRIM_HORIZON, null);
    while (iterator != null) {
      String next = iterator;
      GetRecordsResponse read = streams.getRecords(request -> request.shardIterator(next));
      if (read.records().isEmpty()) {
        return end;
      }
      end = read.records().get(read.records().size() - 1).dynamodb().sequenceNumber();
      iterator = read.nextShardIterator();
    }
    return end;
  }

  private String iterator(String shard) {
    return checkpoint
        .of(shard)
        .filter(reached -> !reached.equals(BEGINNING))
        .map(
            reached -> {
              try {
                return iterator(shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, reached);
              } catch (SdkException e) {
                LOG.info("{} no longer has {}", mapping.eventSourceArn(), reached);
                return iterator(shard, ShardIteratorType.TRIM_HORIZON, null);
              }
            })
        .orElseGet(() -> iterator(shard, ShardIteratorType.TRIM_HORIZON, null));
  }

  private String iterator(String shard, ShardIteratorType type, @Nullable String after) {
    return streams
        .getShardIterator(
            request ->
                request
                    .streamArn(mapping.eventSourceArn())
                    .shardId(shard)
                    .shardIteratorType(type)
                    .sequenceNumber(after))
        .shardIterator();
  }
}
