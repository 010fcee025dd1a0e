package dev.polystack.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polystack.local.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * The patches event_sources, bus_policies and targets_of_replays: who may say what on an event bus,
 * and who hears it again. The last test fails once the emulator minds sources and policies by
 * itself; those patches can go then.
 */
@ExtendWith(SharedDaemon.class)
class BusPatchesIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ANYTHING = "{}";
  private static final String OWN_SOURCE =
      "{\"StringEquals\": {\"events:source\": \"tea\", \"events:detail-type\": [\"Served.v1\"]}}";
  private static final String REFUSED = "not authorized to perform: events:PutEvents";

  /** Only whoever is tagged as the tea room may speak as it, whatever else they are granted. */
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",
        "Action": "events:PutEvents", "Resource": "*", "Condition": {
          "StringEquals": {"events:source": "tea"},
          "StringNotEquals": {"aws:PrincipalTag/room": "tea"}}}]}""";

  @Test
  void roleWithAConditionOnSourceAndType_saysNothingElse(Daemon daemon) {
    Cloud cloud = daemon.client();
    bus(cloud, "claims", "{}");
    try (Speaker tea = new Speaker(cloud, "claims-tea", Map.of(), OWN_SOURCE)) {
      assertThat(tea.say("claims", "Served.v1", "tea", "tea")).isNull();
      assertThat(tea.say("claims", "Served.v1", "coffee")).contains(REFUSED);
      assertThat(tea.say("claims", "Spilled.v1", "tea")).contains(REFUSED);
      assertThat(tea.say("claims", "Served.v1", "tea", "coffee")).contains(REFUSED);
    }
  }

  @Test
  void busPolicy_deniesWhatRolesAreGranted_untilItIsChanged(Daemon daemon) {
    Cloud cloud = daemon.client();
    bus(cloud, "guarded", "{\"Policy\": %s}".formatted(POLICY));
    try (Speaker tea = new Speaker(cloud, "guarded-tea", Map.of("room", "tea"), ANYTHING);
        Speaker bar = new Speaker(cloud, "guarded-bar", Map.of("room", "bar"), ANYTHING);
        Speaker nobody = new Speaker(cloud, "guarded-nobody", Map.of(), ANYTHING)) {
      assertThat(tea.say("guarded", "Served.v1", "tea")).isNull();
      assertThat(bar.say("guarded", "Served.v1", "tea")).contains(REFUSED, "explicit deny");
      assertThat(nobody.say("guarded", "Served.v1", "tea")).contains(REFUSED);
      assertThat(bar.say("guarded", "Served.v1", "bar")).isNull();
      assertThat(
              cloud
                  .client(EventBridgeClient.builder())
                  .describeEventBus(of -> of.name("guarded"))
                  .policy())
          .contains("aws:PrincipalTag/room");

      cloud
          .client(CloudFormationClient.builder())
          .updateStack(stack -> stack.stackName("guarded").templateBody(template("guarded", "{}")));
      await().atMost(LIMIT).until(() -> bar.say("guarded", "Served.v1", "tea") == null);
    }
  }

  /** The patch targets_of_replays. */
  @Test
  void replay_reachesOnlyTheRuleThatItWasAskedFor(Daemon daemon) {
    Cloud cloud = daemon.client();
    bus(cloud, "replayed", "{}");
    EventBridgeClient events = cloud.client(EventBridgeClient.builder());
    String bus = events.describeEventBus(of -> of.name("replayed")).arn();
    String archive =
        events.createArchive(make -> make.archiveName("replayed").eventSourceArn(bus)).archiveArn();
    String wanted = ruleWithLog(cloud, "replay-wanted");
    ruleWithLog(cloud, "replay-other");
    Instant before = Instant.now().minusSeconds(2);
    events.putEvents(
        put ->
            put.entries(
                one ->
                    one.eventBusName("replayed").source("tea").detailType("Served").detail("{}")));
    events.startReplay(
        replay ->
            replay
                .replayName("again")
                .eventSourceArn(archive)
                .eventStartTime(before)
                .eventEndTime(Instant.now())
                .destination(to -> to.arn(bus).filterArns(wanted)));

    await().atMost(LIMIT).until(() -> logged(cloud, "replay-wanted") == 2);
    assertThat(logged(cloud, "replay-other")).isEqualTo(1);
  }

  private static String ruleWithLog(Cloud cloud, String name) {
    EventBridgeClient events = cloud.client(EventBridgeClient.builder());
    CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.builder());
    logs.createLogGroup(group -> group.logGroupName("/aws/events/" + name));
    logs.putResourcePolicy(
        policy -> policy.policyName(name).policyDocument(PatchesIT.mayWrite(name)));
    String rule =
        events
            .putRule(
                put ->
                    put.name(name).eventBusName("replayed").eventPattern("{\"source\": [\"tea\"]}"))
            .ruleArn();
    events.putTargets(
        put ->
            put.rule(name)
                .eventBusName("replayed")
                .targets(
                    to ->
                        to.id("log")
                            .arn(
                                "arn:aws:logs:%s:%s:log-group:/aws/events/%s"
                                    .formatted(cloud.region(), Cloud.ACCOUNT, name))));
    return rule;
  }

  private static int logged(Cloud cloud, String name) {
    return cloud
        .client(CloudWatchLogsClient.builder())
        .filterLogEvents(filter -> filter.logGroupName("/aws/events/" + name))
        .events()
        .size();
  }

  @Test
  void withoutThePatches_sourcesMatchNothingAndPoliciesAreIgnored(@TempDir Path folder)
      throws Exception {
    try (BareEmulator emulator = BareEmulator.start(folder)) {
      Cloud cloud = emulator.client();
      bus(cloud, "bare", "{\"Policy\": %s}".formatted(POLICY));
      try (Speaker tea = new Speaker(cloud, "bare-tea", Map.of(), OWN_SOURCE);
          Speaker nobody = new Speaker(cloud, "bare-nobody", Map.of(), ANYTHING)) {
        assertThat(tea.say("bare", "Served.v1", "tea")).as("event_sources").contains(REFUSED);
        assertThat(nobody.say("bare", "Served.v1", "tea")).as("bus_policies").isNull();
      }
    }
  }

  private static void bus(Cloud cloud, String name, String properties) {
    CloudFormationClient stacks = cloud.client(CloudFormationClient.builder());
    stacks.createStack(stack -> stack.stackName(name).templateBody(template(name, properties)));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                stacks
                    .describeStacks(of -> of.stackName(name))
                    .stacks()
                    .get(0)
                    .stackStatusAsString()
                    .equals("CREATE_COMPLETE"));
  }

  private static String template(String name, String properties) {
    return """
    {"Resources": {"Bus": {"Type": "AWS::Events::EventBus", "Properties": %s}}}"""
        .formatted(
            properties.equals("{}")
                ? "{\"Name\": \"%s\"}".formatted(name)
                : properties.replaceFirst("\\{", "{\"Name\": \"%s\", ".formatted(name)));
  }
}
