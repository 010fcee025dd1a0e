package dev.polystack.engine.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has happened to each stack in its whole life, told as CloudFormation does: the newest first,
 * a few at a time. In an operation that fails it is the table that does; all else is cancelled.
 */
final class StandInEvents {

  private static final int PAGE = 3;
  private static final String STACK = "AWS::CloudFormation::Stack";

  private final Map<String, List<String>> members = new HashMap<>();
  private int count;

  void begins(String stack) {
    add(stack, stack, STACK, "UPDATE_IN_PROGRESS", "User Initiated");
  }

  void ends(String stack, String status, String reason) {
    if (status.contains("ROLLBACK") || status.contains("FAILED")) {
      add(stack, "Table", "AWS::DynamoDB::Table", "UPDATE_FAILED", reason);
      add(stack, "Queue", "AWS::SQS::Queue", "UPDATE_FAILED", "Resource update cancelled");
      add(stack, stack, STACK, "UPDATE_ROLLBACK_IN_PROGRESS", "one of them failed");
    }
    add(stack, stack, STACK, status, "");
  }

  private void add(String stack, String resource, String type, String status, String reason) {
    String id = "arn:aws:cloudformation:eu-central-1:000000000000:stack/%s/1".formatted(stack);
    members
        .computeIfAbsent(stack, any -> new ArrayList<>())
        .add(
            0,
            """
            <member><EventId>%d</EventId><StackId>%s</StackId><StackName>%s</StackName>
            <LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId>
            <ResourceType>%s</ResourceType><ResourceStatus>%s</ResourceStatus>%s</member>
            """
                .formatted(
                    ++count,
                    id,
                    stack,
                    resource,
                    resource.equals(stack) ? id : resource,
                    type,
                    status,
                    reason.isEmpty()
                        ? ""
                        : "<ResourceStatusReason>%s</ResourceStatusReason>".formatted(reason)));
  }

  /** One page, from the event on that the token counts. */
  String xml(String stack, String token) {
    List<String> all = members.getOrDefault(stack, List.of());
    int from = token.isEmpty() ? 0 : Integer.parseInt(token);
    int to = Math.min(all.size(), from + PAGE);
    return """
           <DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>%s</StackEvents>%s
           </DescribeStackEventsResult></DescribeStackEventsResponse>
           """
        .formatted(
            String.join("", all.subList(from, to)),
            to < all.size() ? "<NextToken>%d</NextToken>".formatted(to) : "");
  }
}
