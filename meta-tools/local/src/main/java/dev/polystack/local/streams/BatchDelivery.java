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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

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
  private final Map<String, Integer> failures = new HashMap<>();

  BatchDelivery(Cloud cloud, EventSourceMappingConfiguration mapping, LambdaClient lambda) {
    this.mapping = mapping;
    this.lambda = lambda;
    this.sqs = cloud.client(SqsClient.builder());
  }

  /**
   * Tries a batch once.
   *
   * @return how many records from the batch's beginning are dealt with: handled, or given up
   */
  int deliver(String shard, List<Record> batch) {
    String first = batch.get(0).dynamodb().sequenceNumber();
    int tried = failures.getOrDefault(first, 0);
    List<Record> now =
        tried > 0 && Boolean.TRUE.equals(mapping.bisectBatchOnFunctionError())
            ? batch.subList(0, Math.max(1, batch.size() >> tried))
            : batch;
    int handled = invoke(now);
    if (handled > 0) {
      failures.remove(first);
      return handled;
    }
    failures.put(first, tried + 1);
    if (isUsedUp(now, tried + 1)) {
      failures.remove(first);
      giveUp(shard, now, tried + 1);
      return now.size();
    }
    pause(tried);
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

  /** Everything before the first failed item is handled. */
  private static int firstFailed(List<Record> batch, String answer) {
    if (answer.isBlank() || answer.equals("null")) {
      return batch.size();
    }
    int first = batch.size();
    for (JsonNode item : Json.read(answer).path("batchItemFailures")) {
      String failed = item.path("itemIdentifier").asText();
      for (int i = 0; i < first; i++) {
        if (batch.get(i).dynamodb().sequenceNumber().equals(failed)) {
          first = i;
        }
      }
    }
    return first;
  }

  private boolean isUsedUp(List<Record> batch, int attempts) {
    Integer retries = mapping.maximumRetryAttempts();
    if (retries != null && retries != UNLIMITED && attempts > retries) {
      return true;
    }
    Integer age = mapping.maximumRecordAgeInSeconds();
    Instant created = batch.get(0).dynamodb().approximateCreationDateTime();
    return age != null
        && age != UNLIMITED
        && created != null
        && created.plusSeconds(age).isBefore(Instant.now());
  }

  private void giveUp(String shard, List<Record> batch, int attempts) {
    var destination = mapping.destinationConfig();
    String queue =
        destination == null || destination.onFailure() == null
            ? null
            : destination.onFailure().destination();
    LOG.warn(
        "{} records for {} are given up after {} attempts{}",
        batch.size(),
        mapping.functionArn(),
        attempts,
        queue == null ? " and lost: the mapping names no on-failure destination" : "");
    if (queue != null) {
      String name = queue.replaceFirst("^.*:", "");
      String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(report(shard, batch, attempts)));
    }
  }

  /** Says which records were given up; as on AWS, the records themselves stay in the stream. */
  private String report(String shard, List<Record> batch, int attempts) {
    ObjectNode report = Json.MAPPER.createObjectNode();
    report
        .putObject("requestContext")
        .put("functionArn", mapping.functionArn())
        .put("condition", "RetryAttemptsExhausted")
        .put("approximateInvokeCount", attempts);
    report.put("version", "1.0").put("timestamp", Instant.now().toString());
    report
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", batch.get(0).dynamodb().sequenceNumber())
        .put("endSequenceNumber", batch.get(batch.size() - 1).dynamodb().sequenceNumber())
        .put("batchSize", batch.size())
        .put("streamArn", mapping.eventSourceArn());
    return report.toString();
  }

  private static void pause(int tried) {
    try {
      Thread.sleep(
          Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(tried, 10)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
