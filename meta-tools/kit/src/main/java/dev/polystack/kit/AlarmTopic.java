package dev.polystack.kit;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.IConstruct;

/**
 * The SNS topic that is told when an alarm begins and when it ends, of every alarm below: also of
 * those that a stack makes by itself. Who hears of it is subscribed to the topic.
 */
final class AlarmTopic implements IAspect {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");

  private final String arn;

  /** The topic of this ARN. */
  AlarmTopic(String arn) {
    this.arn = arn;
  }

  static boolean isArn(String text) {
    return ARN.matcher(text).matches();
  }

  @Override
  public void visit(IConstruct node) {
    if (node instanceof CfnAlarm alarm) {
      alarm.setAlarmActions(List.of(arn));
      alarm.setOkActions(List.of(arn));
    }
  }
}
