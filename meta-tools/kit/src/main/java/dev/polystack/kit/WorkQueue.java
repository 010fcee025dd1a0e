package dev.polystack.kit;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * A queue whose messages a function handles, with a dead-letter queue behind it and an alarm on
 * that; where an environment is not for development, also on messages that wait for too long.
 * Encrypted, over TLS only; in production what waits in them outlives the stack.
 */
public final class WorkQueue {

  /** How often a message is tried before it goes to the dead-letter queue. */
  private static final int TRIES = 5;

  /** AWS's advice for queues with a function behind: six times the function's timeout. */
  private static final int VISIBILITY_PER_TIMEOUT = 6;

  private final Queue queue;
  private final Queue deadLetters;

  /**
   * Creates both queues.
   *
   * @param id the queue's name within the stack
   * @param timeout how long the function behind it may take for one batch
   * @throws IllegalStateException if a physical name is longer than SQS allows
   */
  public WorkQueue(ServiceStack stack, String id, Duration timeout) {
    Construct scope = new Construct(stack, id);
    int visibility = timeout.toSeconds().intValue() * VISIBILITY_PER_TIMEOUT;
    this.deadLetters =
        Queue.Builder.create(scope, "DeadLetters")
            .queueName(stack.physicalName(id + "-dlq", NameLimit.QUEUE))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .removalPolicy(stack.target().removalPolicy())
            .build();
    this.queue =
        Queue.Builder.create(scope, "Queue")
            .queueName(stack.physicalName(id, NameLimit.QUEUE))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .visibilityTimeout(Duration.seconds(visibility))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(TRIES).build())
            .removalPolicy(stack.target().removalPolicy())
            .build();
    Alarms alarms = new Alarms(stack, scope);
    alarms.onDeadLetters(id, deadLetters);
    alarms.onAge(id, queue, Duration.seconds(visibility * TRIES));
  }

  /** The queue itself. */
  public Queue queue() {
    return queue;
  }

  /** Where a message goes that cannot be handled. */
  public Queue deadLetters() {
    return deadLetters;
  }

  /**
   * Lets a function handle the messages, in batches of at most ten; only those that it reports as
   * failed come again.
   */
  public void handledBy(Function function) {
    function.addEventSource(
        SqsEventSource.Builder.create(queue).batchSize(10).reportBatchItemFailures(true).build());
  }
}
