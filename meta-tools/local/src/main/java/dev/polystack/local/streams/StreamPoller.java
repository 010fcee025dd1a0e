package dev.polystack.local.streams;

import dev.polystack.local.Cloud;
import dev.polystack.local.functions.Session;
import dev.polystack.local.functions.Sessions;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Reads one stream for one function, with the function's role: in order, shard by shard, and not
 * beyond a batch that has not been dealt with.
 */
final class StreamPoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamPoller.class);

  private static final Duration IDLE = Duration.ofMillis(25);
  private static final Duration TROUBLE = Duration.ofSeconds(1);

  private final EventSourceMappingConfiguration mapping;
  private final Checkpoint checkpoint;
  private final DynamoDbStreamsClient streams;
  private final BatchDelivery delivery;
  private final Map<String, String> iterators = new HashMap<>();
  private final Thread thread;
  private volatile @Nullable String role;

  StreamPoller(
      Cloud cloud,
      Sessions sessions,
      Checkpoint checkpoint,
      EventSourceMappingConfiguration mapping) {
    this.mapping = mapping;
    this.checkpoint = checkpoint;
    LambdaClient lambda = cloud.client(LambdaClient.builder());
    String function = mapping.functionArn().replaceFirst("^.*:function:", "");
    this.streams =
        cloud.client(
            DynamoDbStreamsClient.builder(),
            () -> {
              Session session = sessions.of(function, role(lambda, function));
              return AwsSessionCredentials.create(
                  session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
            });
    this.delivery = new BatchDelivery(cloud, mapping, lambda);
    this.thread = new Thread(this::run, "stream-" + function);
    thread.setDaemon(true);
    thread.start();
  }

  /** Asked once, and again after trouble: it is needed many times a second. */
  private String role(LambdaClient lambda, String function) {
    String known = role;
    if (known == null) {
      known = lambda.getFunctionConfiguration(request -> request.functionName(function)).role();
      role = known;
    }
    return known;
  }

  /** Whether nothing that matters here was changed about the mapping. */
  boolean follows(EventSourceMappingConfiguration other) {
    return timeless(mapping).equals(timeless(other));
  }

  private static EventSourceMappingConfiguration timeless(EventSourceMappingConfiguration mapping) {
    return mapping.toBuilder().lastModified(null).lastProcessingResult(null).build();
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        sleep(poll() ? Duration.ZERO : IDLE);
      } catch (RuntimeException e) { // Whatever it is: nobody would start this thread again.
        LOG.warn("cannot go on with {} now: {}", mapping.eventSourceArn(), e.toString());
        iterators.clear();
        role = null;
        sleep(TROUBLE);
      }
    }
  }

  /** Reads every shard once; whether there was anything. */
  private boolean poll() {
    if (iterators.isEmpty()) {
      openShards();
    }
    boolean busy = false;
    for (String shard : List.copyOf(iterators.keySet())) {
      GetRecordsResponse response =
          streams.getRecords(
              request -> request.shardIterator(iterators.get(shard)).limit(mapping.batchSize()));
      if (!response.records().isEmpty()) {
        busy = true;
        deliver(shard, response.records());
      }
      next(shard, response.nextShardIterator());
    }
    return busy;
  }

  private void deliver(String shard, List<Record> records) {
    List<Record> left = new ArrayList<>(records);
    left.removeIf(record -> isDone(shard, record));
    while (!left.isEmpty() && !Thread.currentThread().isInterrupted()) {
      int dealtWith = delivery.deliver(shard, left);
      if (dealtWith > 0) {
        checkpoint.reached(shard, left.get(dealtWith - 1).dynamodb().sequenceNumber());
        left = left.subList(dealtWith, left.size());
      }
    }
  }

  /** A stream that was read from its beginning again, for want of the last record, has some. */
  private boolean isDone(String shard, Record record) {
    BigInteger number = new BigInteger(record.dynamodb().sequenceNumber());
    return checkpoint
        .of(shard)
        .filter(reached -> number.compareTo(new BigInteger(reached)) <= 0)
        .isPresent();
  }

  private void next(String shard, @Nullable String iterator) {
    if (iterator == null) {
      iterators.remove(shard); // The shard is closed; its successors are found by the next look.
    } else {
      iterators.put(shard, iterator);
    }
  }

  private void openShards() {
    List<Shard> shards =
        streams
            .describeStream(request -> request.streamArn(mapping.eventSourceArn()))
            .streamDescription()
            .shards();
    for (Shard shard : shards) {
      iterators.put(shard.shardId(), iterator(shard.shardId()));
    }
  }

  private String iterator(String shard) {
    return checkpoint
        .of(shard)
        .map(
            reached -> {
              try {
                return iterator(shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, reached);
              } catch (SdkException e) {
                LOG.info("{} no longer has {}", mapping.eventSourceArn(), reached);
                return iterator(shard, ShardIteratorType.TRIM_HORIZON, null);
              }
            })
        .orElseGet(
            () ->
                iterator(
                    shard, ShardIteratorType.fromValue(mapping.startingPositionAsString()), null));
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

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
