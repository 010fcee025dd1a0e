package dev.polystack.engine.verify;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Questions;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.dlq.DeadLetters;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** The resources of an environment are there and do what they are for. */
record ResourceChecks(Target target) {

  /** DescribeAlarms takes so many names. */
  private static final int ALARMS = 100;

  /** A mapping that delivers nothing. */
  private static final Set<String> ASLEEP = Set.of("Disabled", "Disabling", "Deleting");

  List<Check> all() {
    return List.of(
        this::parameters,
        this::functions,
        new EndpointsCheck(target),
        this::eventSources,
        this::alarms,
        this::deadLetters);
  }

  private Checked parameters(Inventory inventory) {
    Map<String, String> values = new DeployedStacks(target).parameters();
    return Check.each(
        "parameters",
        inventory,
        "AWS::SSM::Parameter",
        parameter ->
            values.containsKey(parameter.physicalId())
                ? Optional.empty()
                : Optional.of(
                    "%s has no value: somebody deleted it; deploy its stack with a change"
                        .formatted(parameter.physicalId())));
  }

  private Checked functions(Inventory inventory) {
    try (LambdaClient lambda = Aws.client(target, LambdaClient.builder())) {
      return Check.each(
          "functions", inventory, "AWS::Lambda::Function", function -> dryRun(lambda, function));
    }
  }

  private static Optional<String> dryRun(LambdaClient lambda, DeployedResource function) {
    try {
      lambda.invoke(
          request ->
              request.functionName(function.physicalId()).invocationType(InvocationType.DRY_RUN));
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of("cannot be called: " + e.getMessage());
    }
  }

  private Checked eventSources(Inventory inventory) {
    try (LambdaClient lambda = Aws.client(target, LambdaClient.builder())) {
      return Check.each(
          "event sources",
          inventory,
          "AWS::Lambda::EventSourceMapping",
          mapping -> asleep(lambda, mapping));
    }
  }

  private static Optional<String> asleep(LambdaClient lambda, DeployedResource mapping) {
    try {
      String state =
          lambda.getEventSourceMapping(request -> request.uuid(mapping.physicalId())).state();
      return ASLEEP.contains(state)
          ? Optional.of("is %s: its function gets nothing; enable it again".formatted(state))
          : Optional.empty();
    } catch (SdkException e) {
      return Optional.of("cannot be looked at: " + e.getMessage());
    }
  }

  private Checked alarms(Inventory inventory) {
    List<String> names =
        inventory.ofType("AWS::CloudWatch::Alarm").map(DeployedResource::physicalId).toList();
    Map<String, MetricAlarm> firing = new HashMap<>();
    try (CloudWatchClient cloudWatch = Aws.client(target, CloudWatchClient.builder())) {
      for (int from = 0; from < names.size(); from += ALARMS) {
        List<String> some = names.subList(from, Math.min(from + ALARMS, names.size()));
        firing.putAll(
            cloudWatch
                .describeAlarmsPaginator(
                    request -> request.alarmNames(some).stateValue(StateValue.ALARM))
                .metricAlarms()
                .stream()
                .collect(Collectors.toMap(MetricAlarm::alarmName, alarm -> alarm)));
      }
    }
    return Check.each(
        "alarms",
        inventory,
        "AWS::CloudWatch::Alarm",
        alarm ->
            Optional.ofNullable(firing.get(alarm.physicalId()))
                .map(
                    each ->
                        "fires: %s (%s)".formatted(each.alarmDescription(), each.stateReason())));
  }

  private Checked deadLetters(Inventory inventory) {
    List<DeadLetterQueue> queues = DeadLetterQueue.of(inventory);
    try (DeadLetters letters = new DeadLetters(target)) {
      return new Checked(
          "dead-letter queues",
          queues.size(),
          Questions.ask(queues, queue -> waiting(queue, letters.count(queue))).stream()
              .flatMap(Optional::stream)
              .toList());
    }
  }

  private Optional<String> waiting(DeadLetterQueue queue, int count) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %d messages wait; `meta dlq show %s --env %s` tells why"
                .formatted(queue.name(), count, queue.name(), target.environment()));
  }
}
