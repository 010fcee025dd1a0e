package dev.polystack.shop.contracts.bus;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class BusStackTest {

  private static final Map<String, Object> PRODUCTION =
      Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true)));

  private static Template template(Map<String, Object> context) {
    return Template.fromStack(
        new BusStack(ServiceApp.forTest("contracts", Path.of("../.."), context)));
  }

  @Test
  void theBusIsPublishedUnderItsTypedNames() {
    Template template = template(Map.of("env", "test"));

    template.hasResourceProperties(
        "AWS::Events::EventBus", Map.of("Name", "shop-test-contracts-bus"));
    template.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/contracts/bus/name"));
    template.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/contracts/bus/arn"));
  }

  @Test
  void everyEventIsArchived() {
    template(Map.of("env", "test"))
        .hasResourceProperties("AWS::Events::Archive", Map.of("RetentionDays", 90));
  }

  @Test
  void developersSeeEveryEventInALog() {
    Template template = template(Map.of("env", "test"));

    template.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of("LogGroupName", "/aws/events/shop-test-contracts-bus", "RetentionInDays", 7));
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern", Map.of("account", List.of(Map.of("Ref", "AWS::AccountId"))),
            "Targets", Match.arrayWith(List.of(Match.objectLike(Map.of("Id", "log"))))));
    template.resourceCountIs("AWS::Logs::ResourcePolicy", 1);
    template.resourceCountIs("AWS::Lambda::Function", 0);
  }

  @Test
  void productionLogsNoEvent() {
    Template template = template(PRODUCTION);

    template.resourceCountIs("AWS::Events::Rule", 0);
    template.resourceCountIs("AWS::Logs::LogGroup", 0);
  }

  @Test
  void theBusOutlivesItsStackInProductionOnly() {
    template(PRODUCTION).hasResource("AWS::Events::EventBus", Map.of("DeletionPolicy", "Retain"));
    template(Map.of("env", "test"))
        .hasResource("AWS::Events::EventBus", Map.of("DeletionPolicy", "Delete"));
  }
}
