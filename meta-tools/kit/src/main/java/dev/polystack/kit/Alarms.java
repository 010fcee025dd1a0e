package dev.polystack.kit;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Alarms of the kit's constructs. All but those on dead letters are left out where an environment
 * is for development: nobody is on duty there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html">
 *     Recommended alarms</a>
 */
final class Alarms {

  private static final MetricOptions SUM =
      MetricOptions.builder().statistic("Sum").period(Duration.minutes(5)).build();
  private static final MetricOptions MAXIMUM =
      MetricOptions.builder().statistic("Maximum").period(Duration.minutes(5)).build();

  private final ServiceStack stack;
  private final Construct scope;

  /** Alarms in a scope of a stack; in production a warning if they tell nobody. */
  Alarms(ServiceStack stack, Construct scope) {
    this.stack = stack;
    this.scope = scope;
    Environment target = stack.target();
    if (target.production() && target.alarmTopic().isEmpty()) {
      Annotations.of(stack)
          .addWarningV2(
              "polystack:noAlarmTopic",
              "nobody is told of alarms in %s: declare it in cdk.json with an \"alarmTopic\""
                  .formatted(target.name()));
    }
  }

  /** Any message in a dead-letter queue, in every environment. */
  void onDeadLetters(String id, Queue deadLetters) {
    add(
        "DeadLettersAlarm",
        id + "-dlq",
        "Messages wait in the dead-letter queue of " + id,
        deadLetters.metricApproximateNumberOfMessagesVisible(),
        0);
  }

  /** Messages that wait for longer than all their tries take. */
  void onAge(String id, Queue queue, Duration tries) {
    onDuty(
        "AgeAlarm",
        id + "-age",
        "Messages wait in %s for longer than %s seconds".formatted(id, tries.toSeconds()),
        queue.metricApproximateAgeOfOldestMessage(MAXIMUM),
        tries.toSeconds());
  }

  /** Any invocation that failed, and any that Lambda did not begin. */
  void onFaults(String id, Function function) {
    onDuty(
        "ErrorsAlarm",
        id + "-errors",
        "Invocations of %s failed, see its log".formatted(id),
        function.metricErrors(SUM),
        0);
    onDuty(
        "ThrottlesAlarm",
        id + "-throttles",
        "Invocations of %s were refused: Lambda's concurrency is used up".formatted(id),
        function.metricThrottles(SUM),
        0);
  }

  /** Records of a stream that wait for longer than this. */
  void onIteratorAge(String id, Function function, Duration age) {
    onDuty(
        "IteratorAgeAlarm",
        id + "-iterator-age",
        "Records wait for %s for longer than %s seconds".formatted(id, age.toSeconds()),
        function.metric("IteratorAge", MAXIMUM),
        age.toMilliseconds());
  }

  private void onDuty(
      String construct, String name, String description, Metric metric, Number threshold) {
    if (!stack.target().development()) {
      add(construct, name, description, metric, threshold);
    }
  }

  private void add(
      String construct, String name, String description, Metric metric, Number threshold) {
    Alarm.Builder.create(scope, construct)
        .alarmName(stack.physicalName(name))
        .alarmDescription(description)
        .metric(metric)
        .threshold(threshold)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }
}
