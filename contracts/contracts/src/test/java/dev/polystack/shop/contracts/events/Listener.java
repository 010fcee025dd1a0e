package dev.polystack.shop.contracts.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Hears one source's events by a rule and a queue of its own, both gone when it is closed. */
final class Listener implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SqsClient sqs = SqsClient.create();
  private final String name = "contracts-it-" + UUID.randomUUID();
  private final EventBridgeClient client;
  private final String bus;
  private final String queue;

  Listener(EventBridgeClient client, String bus, String source) {
    this.client = client;
    this.bus = bus;
    this.queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String rule =
        client
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
                .queueUrl(queue)
                .attributes(Map.of(QueueAttributeName.POLICY, policy(arn, rule))));
    client.putTargets(
        request ->
            request
                .rule(name)
                .eventBusName(bus)
                .targets(Target.builder().id("queue").arn(arn).build()));
  }

  private static String policy(String queueArn, String ruleArn) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage",
          "Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}"""
        .formatted(queueArn, ruleArn);
  }

  /** This many messages, or those that came in time. */
  List<String> await(int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> bodies = new ArrayList<>();
    while (bodies.size() < count && System.nanoTime() < deadline) {
      sqs.receiveMessage(
              request -> request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
          .messages()
          .forEach(
              message -> {
                bodies.add(message.body());
                sqs.deleteMessage(
                    request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
              });
    }
    return bodies;
  }

  @Override
  public void close() {
    client.removeTargets(request -> request.rule(name).eventBusName(bus).ids("queue"));
    client.deleteRule(request -> request.name(name).eventBusName(bus));
    sqs.deleteQueue(request -> request.queueUrl(queue));
    sqs.close();
  }
}
