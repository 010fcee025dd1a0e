package dev.polystack.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.local.Cloud;
import dev.polystack.local.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Hands batches to a function and decides what becomes of those that fail: again after a growing
 * pause, in halves if the mapping says so, and to the on-failure destination when the attempts or
 * the record's age are used up.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">
 *     Retaining discarded records</a>
 */
final class BatchDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int UNLIMITED = -1;

  private final EventSourceMappingConfiguration mapping;
  private final LambdaClient lambda;
  private final SqsClient sqs;
  private final Ending ending;
  private final Map<String, Failures> failures = new HashMap<>();

  /**
   * What went wrong so far with batches that begin with the same record.
   *
   * @param invocations how often the function was called with them
   * @param counted how many of these count towards the mapping's retries
   * @param size how many records the next try is to have at most
   */
  private record Failures(int invocations, int counted, int size) {}

  BatchDelivery(
      Cloud cloud, EventSourceMappingConfiguration mapping, LambdaClient lambda, Ending ending) {
    this.mapping = mapping;
    this.lambda = lambda;
    this.sqs = cloud.client(SqsClient.builder());
    this.ending = ending;
  }

  /**
   * Tries a batch once.
   *
   * @return how many records from the batch's beginning are dealt with: handled, or given up
   */
  int deliver(String shard, List<Record> batch) {
    String first = batch.get(0).dynamodb().sequenceNumber();
    Failures before = failures.getOrDefault(first, new Failures(0, 0, batch.size()));
    List<Record> now = batch.subList(0, Math.min(before.size(), batch.size()));
    int handled = invoke(now);
    if (handled > 0) {
      failures.remove(first);
      return handled;
    }
    if (ending.isAsked()) { // Whoever goes on begins to count again.
      return 0;
    }
    int invocations = before.invocations() + 1;
    boolean split = now.size() > 1 && Boolean.TRUE.equals(mapping.bisectBatchOnFunctionError());
    // Splitting a batch does not count towards the retry quota.
    int counted = before.counted() + (split ? 0 : 1);
    Optional<String> reason = reasonToGiveUp(now, counted);
    if (reason.isPresent()) {
      giveUp(shard, now, reason.get(), invocations);
      failures.remove(first); // Not before: otherwise the retries would begin again.
      return now.size();
    }
    failures.put(first, new Failures(invocations, counted, split ? now.size() / 2 : now.size()));
    if (!split) {
      ending.pause(pause(before.counted()));
    }
    return 0;
  }

  private int invoke(List<Record> batch) {
    try {
      String event = StreamEvent.of(batch, mapping.eventSourceArn());
      InvokeResponse response =
          lambda.invoke(
              request ->
                  request
                      .functionName(mapping.functionArn())
                      .payload(SdkBytes.fromUtf8String(event)));
      if (response.functionError() != null) {
        LOG.warn("{} failed: {}", mapping.functionArn(), response.payload().asUtf8String());
        return 0;
      }
      return reportsItems() ? firstFailed(batch, response.payload().asUtf8String()) : batch.size();
    } catch (SdkException e) {
      LOG.warn("cannot invoke {}: {}", mapping.functionArn(), e.getMessage());
      return 0;
    }
  }

  private boolean reportsItems() {
    return mapping
        .functionResponseTypes()
        .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
  }

  /**
   * Everything before the first failed item is handled; nothing is if the answer cannot be
   * understood, since a record that was taken for handled would be lost.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">
   *     Success and failure conditions</a>
   */
  private int firstFailed(List<Record> batch, String answer) {
    if (answer.isBlank()) {
      return batch.size();
    }
    List<String> numbers = batch.stream().map(each -> each.dynamodb().sequenceNumber()).toList();
    int first = batch.size();
    try {
      for (JsonNode item : Json.read(answer).path("batchItemFailures")) {
        int failed = numbers.indexOf(item.path("itemIdentifier").asText());
        if (failed < 0) {
          LOG.warn("{} names a failed record that it did not get: {}", mapping.functionArn(), item);
          return 0;
        }
        first = Math.min(first, failed);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("{} answers what cannot be read: {}", mapping.functionArn(), e.getMessage());
      return 0;
    }
    return first;
  }

  /** The word that the report to the on-failure destination has for it. */
  private Optional<String> reasonToGiveUp(List<Record> batch, int attempts) {
    Integer retries = mapping.maximumRetryAttempts();
    if (retries != null && retries != UNLIMITED && attempts > retries) {
      return Optional.of("RetryAttemptsExhausted");
    }
    Integer age = mapping.maximumRecordAgeInSeconds();
    Instant created = batch.get(0).dynamodb().approximateCreationDateTime();
    return age != null
            && age != UNLIMITED
            && created != null
            && created.plusSeconds(age).isBefore(Instant.now())
        ? Optional.of("RecordAgeExceeded")
        : Optional.empty();
  }

  private void giveUp(String shard, List<Record> batch, String reason, int invocations) {
    var destination = mapping.destinationConfig();
    String queue =
        destination == null || destination.onFailure() == null
            ? null
            : destination.onFailure().destination();
    LOG.warn(
        "{} records for {} are given up after {} invocations ({}){}",
        batch.size(),
        mapping.functionArn(),
        invocations,
        reason,
        queue == null ? " and lost: the mapping names no on-failure destination" : "");
    if (queue != null) {
      tell(queue, report(shard, batch, reason, invocations));
    }
  }

  /**
   * Sends a report to the on-failure destination. A queue that does not take it does not stop the
   * stream, as on AWS.
   *
   * @throws SdkException if there is no cloud to ask at the moment, such as while it is started
   *     again
   */
  private void tell(String queue, String report) {
    String name = queue.replaceFirst("^.*:", "");
    try {
      String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(report));
    } catch (SqsException e) {
      LOG.error(
          "{} of {} does not take the report of records that were given up, so they are lost: {}. The report: {}",
          queue,
          mapping.functionArn(),
          e.getMessage(),
          report);
    }
  }

  /** Says which records were given up; as on AWS, the records themselves stay in the stream. */
  private String report(String shard, List<Record> batch, String reason, int invocations) {
    StreamRecord first = batch.get(0).dynamodb();
    StreamRecord last = batch.get(batch.size() - 1).dynamodb();
    ObjectNode report = Json.MAPPER.createObjectNode();
    report
        .putObject("requestContext")
        .put("functionArn", mapping.functionArn())
        .put("condition", reason)
        .put("approximateInvokeCount", invocations);
    report.put("version", "1.0").put("timestamp", Instant.now().toString());
    report
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", first.sequenceNumber())
        .put("endSequenceNumber", last.sequenceNumber())
        .put("approximateArrivalOfFirstRecord", arrival(first))
        .put("approximateArrivalOfLastRecord", arrival(last))
        .put("batchSize", batch.size())
        .put("streamArn", mapping.eventSourceArn());
    return report.toString();
  }

  private static @Nullable String arrival(StreamRecord record) {
    Instant created = record.approximateCreationDateTime();
    return created == null ? null : created.toString();
  }

  private static Duration pause(int tried) {
    long millis = FIRST_PAUSE.toMillis() << Math.min(tried, 10);
    return Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), millis));
  }
}
