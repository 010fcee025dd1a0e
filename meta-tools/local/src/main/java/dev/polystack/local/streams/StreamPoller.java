package dev.polystack.local.streams;

import dev.polystack.local.Cloud;
import dev.polystack.local.functions.Session;
import dev.polystack.local.functions.Sessions;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
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
  private final StreamShards shards;
  private final BatchDelivery delivery;
  private final Ending ending = new Ending();
  private final Thread thread;
  private volatile @Nullable String role;
  private @Nullable RecordFilter filter;

  /**
   * Begins to read.
   *
   * @param before read for the mapping until it was changed, and may have an invocation to await
   */
  StreamPoller(
      Cloud cloud,
      Sessions sessions,
      Checkpoint checkpoint,
      EventSourceMappingConfiguration mapping,
      @Nullable StreamPoller before) {
    this.mapping = mapping;
    this.checkpoint = checkpoint;
    LambdaClient lambda = cloud.client(LambdaClient.builder());
    String function = mapping.functionArn().replaceFirst("^.*:function:", "");
    DynamoDbStreamsClient streams =
        cloud.client(
            DynamoDbStreamsClient.builder(),
            () -> {
              Session session = sessions.of(function, role(lambda, function));
              return AwsSessionCredentials.create(
                  session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
            });
    this.shards = new StreamShards(streams, mapping, checkpoint);
    this.delivery = new BatchDelivery(cloud, mapping, lambda, ending);
    this.thread = new Thread(() -> runAfter(before), "stream-" + function);
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

  /** Whether it reads, and nothing that matters here was changed about the mapping. */
  boolean follows(EventSourceMappingConfiguration other) {
    return !ending.isAsked() && timeless(mapping).equals(timeless(other));
  }

  private static EventSourceMappingConfiguration timeless(EventSourceMappingConfiguration mapping) {
    return mapping.toBuilder().lastModified(null).lastProcessingResult(null).build();
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  private void runAfter(@Nullable StreamPoller before) {
    try {
      if (before != null) {
        before.thread.join();
      }
    } catch (InterruptedException e) {
      ending.ask();
    }
    run();
  }

  private void run() {
    while (!ending.isAsked()) {
      try {
        ending.pause(poll() ? Duration.ZERO : IDLE);
      } catch (RuntimeException e) { // Whatever it is: nobody would start this thread again.
        LOG.warn("cannot go on with {} now: {}", mapping.eventSourceArn(), e.toString());
        shards.close();
        role = null;
        ending.pause(TROUBLE);
      }
    }
  }

  /** Reads every shard once; whether there was anything. */
  private boolean poll() {
    boolean busy = false;
    for (String shard : shards.open()) {
      GetRecordsResponse read = shards.read(shard);
      if (!read.records().isEmpty()) {
        busy = true;
        deliver(shard, read.records());
      }
      shards.advance(shard, read);
    }
    return busy;
  }

  private void deliver(String shard, List<Record> records) {
    RecordFilter wanted = filter();
    List<Record> left =
        records.stream().filter(record -> !isDone(shard, record)).filter(wanted::matches).toList();
    while (!left.isEmpty()) {
      if (ending.isAsked()) {
        return;
      }
      int dealtWith = delivery.deliver(shard, left);
      if (dealtWith > 0) {
        checkpoint.reached(shard, left.get(dealtWith - 1).dynamodb().sequenceNumber());
        left = left.subList(dealtWith, left.size());
      }
    }
    Record last = records.get(records.size() - 1);
    if (!isDone(shard, last)) { // The function did not want it.
      checkpoint.reached(shard, last.dynamodb().sequenceNumber());
    }
  }

  /** Not made by the constructor: one that cannot be understood is this mapping's trouble only. */
  private RecordFilter filter() {
    RecordFilter known = filter;
    if (known == null) {
      known = new RecordFilter(mapping);
      filter = known;
    }
    return known;
  }

  /** A stream that was read from its beginning again, for want of the last record, has some. */
  private boolean isDone(String shard, Record record) {
    BigInteger number = new BigInteger(record.dynamodb().sequenceNumber());
    return checkpoint
        .of(shard)
        .filter(reached -> number.compareTo(new BigInteger(reached)) <= 0)
        .isPresent();
  }

  /** Whether nothing of it runs any more. */
  boolean hasEnded() {
    return !thread.isAlive();
  }

  /** Waits for that so long. */
  void awaitEnd(Duration patience) throws InterruptedException {
    thread.join(Math.max(1, patience.toMillis()));
  }

  /** Asks it to end, which it does when the function has answered. */
  @Override
  public void close() {
    ending.ask();
  }
}
