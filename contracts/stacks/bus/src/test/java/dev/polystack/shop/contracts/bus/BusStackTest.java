package dev.polystack.shop.contracts.bus;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class BusStackTest {

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
  void theBusOutlivesItsStackInProductionOnly() {
    Map<String, Object> production =
        Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true)));

    template(production).hasResource("AWS::Events::EventBus", Map.of("DeletionPolicy", "Retain"));
    template(Map.of("env", "test"))
        .hasResource("AWS::Events::EventBus", Map.of("DeletionPolicy", "Delete"));
  }
}
