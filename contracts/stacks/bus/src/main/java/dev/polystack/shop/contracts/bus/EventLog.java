package dev.polystack.shop.contracts.bus;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.ResourcePolicy;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Every event of the bus in a log group, for people who develop: never where events may hold what
 * logs must not keep.
 *
 * <p>CDK's own target for log groups grants the permission by a custom resource, a function of its
 * own; a resource policy does it without.
 */
final class EventLog extends Construct {

  EventLog(BusStack stack, EventBus bus) {
    super(stack, "Log");
    LogGroup events =
        LogGroup.Builder.create(this, "Events")
            .logGroupName("/aws/events/" + stack.getStackName())
            .retention(RetentionDays.ONE_WEEK)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    ResourcePolicy mayWrite =
        ResourcePolicy.Builder.create(this, "MayWrite")
            .resourcePolicyName(stack.getStackName() + "-log")
            .policyStatements(
                List.of(
                    PolicyStatement.Builder.create()
                        .principals(
                            List.of(
                                new ServicePrincipal("events.amazonaws.com"),
                                new ServicePrincipal("delivery.logs.amazonaws.com")))
                        .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                        .resources(List.of(events.getLogGroupArn()))
                        .build()))
            .build();
    CfnRule rule =
        CfnRule.Builder.create(this, "Everything")
            .name(stack.getStackName() + "-log")
            .description("Writes every event to " + events.getLogGroupName())
            .eventBusName(bus.getEventBusName())
            .eventPattern(Map.of("account", List.of(stack.getAccount())))
            .targets(
                List.of(CfnRule.TargetProperty.builder().id("log").arn(logGroupArn(stack)).build()))
            .build();
    rule.getNode().addDependency(mayWrite);
  }

  /** Without the star that CloudFormation's attribute ends with, as EventBridge wants it. */
  private static String logGroupArn(BusStack stack) {
    return "arn:%s:logs:%s:%s:log-group:/aws/events/%s"
        .formatted(
            stack.getPartition(), stack.getRegion(), stack.getAccount(), stack.getStackName());
  }
}
