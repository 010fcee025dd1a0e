package dev.polystack.kit;

import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Where a service is deployed to: a developer's own environment, test, production.
 *
 * @param name lower case with dashes; part of every physical name
 * @param purpose what it is for
 * @param alarmTopic the ARN of the SNS topic that is told of every alarm, if there is one
 */
public record Environment(String name, Purpose purpose, Optional<String> alarmTopic) {

  /** Whether mocks must never reach it, and data must outlive its stack. */
  public boolean production() {
    return purpose == Purpose.PRODUCTION;
  }

  /** Whether it is for trying things, with no data but what was made up. */
  public boolean development() {
    return purpose == Purpose.DEVELOPMENT;
  }

  /**
   * What becomes of data when its stack goes. In production they stay, but for what a failed
   * deployment has just created: that is empty, and would stand in the way of the next try.
   */
  public RemovalPolicy removalPolicy() {
    return production() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  }

  /** How long logs are kept. */
  public RetentionDays logRetention() {
    return production() ? RetentionDays.SIX_MONTHS : RetentionDays.TWO_WEEKS;
  }
}
