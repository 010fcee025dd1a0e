package dev.polystack.shop.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Listens on the central bus by a rule and a queue of its own, both gone when it is closed. */
final class BusTap implements AutoCloseable {

  private final EventBridgeClient events =
      EventBridgeClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final SqsClient sqs =
      SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final String bus;
  private final String name = "journey-" + UUID.randomUUID();
  private final String queueUrl;
  private final String ruleArn;
  private final List<JsonNode> seen = new ArrayList<>();

  /** Begins to listen to one source's events. */
  BusTap(String bus, String source) {
    this.bus = bus;
    this.queueUrl = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    String queueArn = arnOf(queueUrl);
    this.ruleArn =
        events
            .putRule(
                request ->
                    request
                        .name(name)
                        .eventBusName(bus)
                        .eventPattern("{\"source\":[\"%s\"]}".formatted(source)))
            .ruleArn();
    sqs.setQueueAttributes(
        request ->
            request
                .queueUrl(queueUrl)
                .attributes(Map.of(QueueAttributeName.POLICY, allowRuleToSend(ruleArn, queueArn))));
    events.putTargets(
        request ->
            request
                .rule(name)
                .eventBusName(bus)
                .targets(Target.builder().id("tap").arn(queueArn).build()));
  }

  /** The first event that fits, if one comes in time. */
  Optional<JsonNode> await(Predicate<JsonNode> wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<JsonNode> found = seen.stream().filter(wanted).findFirst();
      if (found.isPresent() || System.nanoTime() > deadline) {
        return found;
      }
      receive();
    }
  }

  /** Asks an archive to say once more, to this listener alone, what it has heard since then. */
  void replay(String archiveArn, String busArn, Instant since) {
    events.startReplay(
        request ->
            request
                .replayName(name)
                .eventSourceArn(archiveArn)
                .eventStartTime(since)
                .eventEndTime(Instant.now())
                .destination(to -> to.arn(busArn).filterArns(ruleArn)));
  }

  private void receive() {
    List<Message> messages =
        sqs.receiveMessage(
                request -> request.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1))
            .messages();
    for (Message message : messages) {
      try {
        seen.add(Http.JSON.readTree(message.body()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the bus delivered no JSON: " + message.body(), e);
      }
      sqs.deleteMessage(
          request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
    }
  }

  private String arnOf(String url) {
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return Objects.requireNonNull(arn, () -> "no ARN for the queue " + url);
  }

  private static String allowRuleToSend(String ruleArn, String queueArn) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage",
          "Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}"""
        .formatted(queueArn, ruleArn);
  }

  @Override
  public void close() {
    events.removeTargets(request -> request.rule(name).eventBusName(bus).ids("tap"));
    events.deleteRule(request -> request.name(name).eventBusName(bus));
    sqs.deleteQueue(request -> request.queueUrl(queueUrl));
    events.close();
    sqs.close();
  }
}
