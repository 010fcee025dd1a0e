package dev.polystack.shop.contracts.bus;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Every event of the bus in a log group, for people who develop: never where events may hold what
 * logs must not keep.
 *
 * <p>CDK's own target for log groups grants the permission by a custom resource, a function of its
 * own, and by a policy of the account, of which there can be ten in a region. A log group's own
 * policy does it without either.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html">
 *     PutResourcePolicy</a> for the limits
 */
final class EventLog extends Construct {

  private final BusStack stack;
  private final String rule;

  /**
   * Adds the log.
   *
   * @param rule the name of the rule that writes it
   */
  EventLog(BusStack stack, EventBus bus, String rule) {
    super(stack, "Log");
    this.stack = stack;
    this.rule = rule;
    LogGroup events =
        LogGroup.Builder.create(this, "Events")
            .logGroupName("/aws/events/" + stack.getStackName())
            .retention(RetentionDays.ONE_WEEK)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    ((CfnLogGroup) events.getNode().getDefaultChild()).setResourcePolicyDocument(mayWrite());
    CfnRule.Builder.create(this, "Everything")
        .name(rule)
        .description("Writes every event to " + events.getLogGroupName())
        .eventBusName(bus.getEventBusName())
        .eventPattern(Map.of("account", List.of(stack.getAccount())))
        .targets(List.of(CfnRule.TargetProperty.builder().id("log").arn(logGroupArn()).build()))
        .build()
        .getNode()
        .addDependency(events);
  }

  /** No other rule, of this account or another, lets EventBridge write here. */
  private PolicyDocument mayWrite() {
    return PolicyDocument.Builder.create()
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .principals(
                        List.of(
                            new ServicePrincipal("events.amazonaws.com"),
                            new ServicePrincipal("delivery.logs.amazonaws.com")))
                    .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                    .resources(List.of(logGroupArn() + ":*"))
                    .conditions(
                        Map.of(
                            "StringEquals",
                            Map.of("aws:SourceAccount", stack.getAccount()),
                            "ArnEquals",
                            Map.of("aws:SourceArn", ruleArn())))
                    .build()))
        .build();
  }

  /** Composed, because no resource may refer to itself, nor two to one another. */
  private String ruleArn() {
    return stack.formatArn(
        ArnComponents.builder()
            .service("events")
            .resource("rule")
            .resourceName(stack.getStackName() + "/" + rule)
            .build());
  }

  /** Without the star that CloudFormation's attribute ends with, as EventBridge wants it. */
  private String logGroupArn() {
    return stack.formatArn(
        ArnComponents.builder()
            .service("logs")
            .resource("log-group")
            .resourceName("/aws/events/" + stack.getStackName())
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
