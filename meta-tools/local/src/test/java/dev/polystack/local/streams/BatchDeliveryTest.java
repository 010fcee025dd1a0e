package dev.polystack.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Endpoint.Asked;
import dev.polystack.local.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

class BatchDeliveryTest {

  private static final String FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:index";
  private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:given-up";
  private static final Answer HANDLED = Answer.of("null");
  private static final Answer FAILED =
      new Answer(200, Map.of("X-Amz-Function-Error", "Unhandled"), "{\"errorMessage\": \"no\"}");

  private final List<List<String>> invocations = new CopyOnWriteArrayList<>();
  private Function<List<String>, Answer> function = batch -> HANDLED;
  private final Endpoint endpoint = Endpoint.answering(this::answer);
  private final EventSourceMappingConfiguration.Builder mapping =
      EventSourceMappingConfiguration.builder()
          .functionArn(FUNCTION)
          .eventSourceArn(Records.STREAM)
          .maximumRetryAttempts(-1)
          .maximumRecordAgeInSeconds(-1)
          .destinationConfig(to -> to.onFailure(queue -> queue.destination(QUEUE)));

  private Supplier<Answer> queue =
      () -> Answer.of("{\"QueueUrl\": \"%s/given-up\"}".formatted(endpoint.cloud().endpoint()));

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void batchThatSucceeds_isDoneAtOnce() {
    assertThat(delivery().deliver("shard", Records.inserted(3))).isEqualTo(3);
    assertThat(invocations).containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void batchThatFailsOnce_isTriedAgainAsAWhole() {
    function = batch -> invocations.size() == 1 ? FAILED : HANDLED;
    assertThat(deliverAll(delivery(), Records.inserted(3))).containsExactly(0, 3);
    assertThat(invocations).containsExactly(List.of("1", "2", "3"), List.of("1", "2", "3"));
    assertThat(reports()).isEmpty();
  }

  @Test
  void functionThatCannotBeReached_isTriedAgain() {
    function = batch -> invocations.size() == 1 ? new Answer(404, Map.of(), "{}") : HANDLED;
    assertThat(deliverAll(delivery(), Records.inserted(1))).containsExactly(0, 1);
  }

  @Test
  void batchWithoutRetriesLeft_isReportedAndTheNextOneGoesOn() {
    mapping.maximumRetryAttempts(1);
    function = batch -> batch.contains("1") ? FAILED : HANDLED;
    BatchDelivery delivery = delivery();
    assertThat(deliverAll(delivery, Records.inserted(2))).containsExactly(0, 2);
    assertThat(delivery.deliver("shard", Records.inserted(4).subList(2, 4))).isEqualTo(2);

    JsonNode report = report();
    assertThat(report.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
    assertThat(report.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
    assertThat(report.at("/requestContext/functionArn").asText()).isEqualTo(FUNCTION);
    JsonNode batch = report.path("DDBStreamBatchInfo");
    assertThat(batch.path("shardId").asText()).isEqualTo("shard");
    assertThat(batch.path("startSequenceNumber").asText()).isEqualTo("1");
    assertThat(batch.path("endSequenceNumber").asText()).isEqualTo("2");
    assertThat(batch.path("batchSize").asInt()).isEqualTo(2);
    assertThat(batch.path("streamArn").asText()).isEqualTo(Records.STREAM);
    assertThat(Instant.parse(batch.path("approximateArrivalOfFirstRecord").asText()))
        .isBefore(Instant.now());
  }

  @Test
  void batchThatIsTooOld_isReportedAsSuch() {
    mapping.maximumRecordAgeInSeconds(60);
    function = batch -> FAILED;
    Record old = Records.inserted(1, Instant.now().minusSeconds(61));
    assertThat(delivery().deliver("shard", List.of(old))).isEqualTo(1);
    assertThat(report().at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
  }

  /** Or ninety-nine good records would be given up for one that is bad. */
  @Test
  void halving_doesNotUseUpRetries() {
    mapping.bisectBatchOnFunctionError(true).maximumRetryAttempts(1);
    function = batch -> batch.contains("1") ? FAILED : HANDLED;
    assertThat(deliverAll(delivery(), Records.inserted(8))).containsExactly(0, 0, 0, 0, 1, 7);
    assertThat(invocations.stream().map(List::size)).containsExactly(8, 4, 2, 1, 1, 7);
    JsonNode batch = report().path("DDBStreamBatchInfo");
    assertThat(batch.path("startSequenceNumber").asText()).isEqualTo("1");
    assertThat(batch.path("endSequenceNumber").asText()).isEqualTo("1");
  }

  @Test
  void halving_handsOverTheRestAfterAGoodHalf() {
    mapping.bisectBatchOnFunctionError(true).maximumRetryAttempts(0);
    function = batch -> batch.contains("4") ? FAILED : HANDLED;
    deliverAll(delivery(), Records.inserted(4));
    assertThat(invocations)
        .containsExactly(
            List.of("1", "2", "3", "4"),
            List.of("1", "2"),
            List.of("3", "4"),
            List.of("3"),
            List.of("4"));
    assertThat(report().at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
  }

  @Test
  void reportedItems_areTriedAgainFromTheFirstOfThem() {
    mapping.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    function =
        batch ->
            invocations.size() == 1
                ? failures("{\"itemIdentifier\": \"4\"}, {\"itemIdentifier\": \"3\"}")
                : failures("");
    assertThat(deliverAll(delivery(), Records.inserted(5))).containsExactly(2, 3);
    assertThat(invocations.get(1)).containsExactly("3", "4", "5");
  }

  @Test
  void reportedItems_areIgnoredUnlessTheMappingSaysThatThereAreSome() {
    function = batch -> failures("{\"itemIdentifier\": \"1\"}");
    assertThat(delivery().deliver("shard", Records.inserted(2))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\": null}", "{\"batchItemFailures\": []}"})
  void answerThatReportsNothing_isSuccess(String answer) {
    mapping.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    function = batch -> Answer.of(answer);
    assertThat(delivery().deliver("shard", Records.inserted(2))).isEqualTo(2);
  }

  /** A record that was wrongly taken for handled would be lost. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
        "{\"batchItemFailures\": [{\"identifier\": \"2\"}]}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"event-2\"}]}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"2\"}, {}]}",
        "not JSON"
      })
  void answerThatCannotBeUnderstood_isFailureOfTheWholeBatch(String answer) {
    mapping.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    function = batch -> Answer.of(answer);
    assertThat(delivery().deliver("shard", Records.inserted(3))).isEqualTo(0);
  }

  @Test
  void mappingWithoutDestination_losesTheRecordsAndGoesOn() {
    mapping.destinationConfig(to -> {}).maximumRetryAttempts(0);
    function = batch -> FAILED;
    assertThat(delivery().deliver("shard", Records.inserted(2))).isEqualTo(2);
    assertThat(reports()).isEmpty();
  }

  /** Otherwise one record that fails would keep the stream for ever. */
  @Test
  void destinationThatIsNotThere_losesTheRecordsAndGoesOn() {
    mapping.maximumRetryAttempts(0);
    function = batch -> FAILED;
    queue =
        () -> new Answer(400, Map.of(), "{\"__type\": \"com.amazonaws.sqs#QueueDoesNotExist\"}");
    assertThat(delivery().deliver("shard", Records.inserted(2))).isEqualTo(2);
    assertThat(invocations).hasSize(1);
    assertThat(reports()).isEmpty();
  }

  /** The poller reads them again: they are not given up before somebody has been told. */
  @Test
  void cloudThatIsOutOfReachForTheReport_isAnError_andRetriesDoNotBeginAgain() {
    mapping.maximumRetryAttempts(2);
    function = batch -> FAILED;
    BatchDelivery delivery = delivery();
    assertThat(delivery.deliver("shard", Records.inserted(1))).isZero();
    assertThat(delivery.deliver("shard", Records.inserted(1))).isZero();

    Supplier<Answer> there = queue;
    queue =
        () -> {
          throw new IllegalStateException("no answer");
        };
    assertThatThrownBy(() -> delivery.deliver("shard", Records.inserted(1)))
        .isInstanceOf(SdkClientException.class);
    queue = there;
    assertThat(delivery.deliver("shard", Records.inserted(1))).isEqualTo(1);
    assertThat(report().at("/requestContext/condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
  }

  private BatchDelivery delivery() {
    return new BatchDelivery(
        endpoint.cloud(),
        mapping.build(),
        endpoint.cloud().client(LambdaClient.builder()),
        new Ending());
  }

  /** Delivers until nothing is left; what each try answered. */
  private static List<Integer> deliverAll(BatchDelivery delivery, List<Record> batch) {
    List<Integer> dealtWith = new ArrayList<>();
    List<Record> left = batch;
    while (!left.isEmpty()) {
      int now = delivery.deliver("shard", left);
      dealtWith.add(now);
      left = left.subList(now, left.size());
    }
    return dealtWith;
  }

  private static Answer failures(String items) {
    return Answer.of("{\"batchItemFailures\": [%s]}".formatted(items));
  }

  private JsonNode report() {
    assertThat(reports()).hasSize(1);
    return Json.read(reports().get(0));
  }

  private List<String> reports() {
    return endpoint.asked("SendMessage").stream()
        .map(asked -> Json.read(asked.body()).path("MessageBody").asText())
        .toList();
  }

  private Answer answer(Asked asked) {
    return switch (asked.operation()) {
      case "AmazonSQS.GetQueueUrl" -> queue.get();
      case "AmazonSQS.SendMessage" ->
          Answer.of(
              "{\"MessageId\": \"1\", \"MD5OfMessageBody\": \"%s\"}"
                  .formatted(md5(Json.read(asked.body()).path("MessageBody").asText())));
      default -> {
        List<String> batch =
            StreamSupport.stream(Json.read(asked.body()).path("Records").spliterator(), false)
                .map(record -> record.at("/dynamodb/SequenceNumber").asText())
                .toList();
        invocations.add(batch);
        yield function.apply(batch);
      }
    };
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return "%032x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
