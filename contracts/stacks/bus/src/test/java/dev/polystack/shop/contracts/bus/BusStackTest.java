package dev.polystack.shop.contracts.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import dev.polystack.shop.contracts.Resources;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.events.Events;
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
        new BusStack(ServiceApp.forTest("contracts", Path.of("../.."), context), Events.ALL));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(template(Map.of("env", "test")).toJSON())
        .hasToString(template(Map.of("env", "test")).toJSON().toString());
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
    template.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/contracts/bus/archive-arn"));
  }

  /** Exactly these: each is needed, and one more could hold off whoever has to speak. */
  @Test
  void onlyThisProjectsServicesSpeakAndOnlyAsThemselves() {
    template(Map.of("env", "test"))
        .hasResourceProperties(
            "AWS::Events::EventBus",
            Map.of(
                "Policy",
                Map.of(
                    "Version",
                    "2012-10-17",
                    "Statement",
                    List.of(
                        denied(
                            "OnlyThisProject",
                            unless("aws:PrincipalTag/polystack:project", "shop")),
                        denied(
                            "OnlyThisEnvironment",
                            unless("aws:PrincipalTag/polystack:env", "test")),
                        denied(
                            "OnlyItsServices",
                            unless("events:source", List.of("catalog", "store"))),
                        denied("AsCatalogOnlyItself", speakingAs("catalog")),
                        denied("AsStoreOnlyItself", speakingAs("store"))))));
  }

  private static Map<String, Object> denied(String id, Map<String, Object> condition) {
    Object arn =
        Map.of(
            "Fn::Join",
            List.of(
                "",
                List.of(
                    "arn:",
                    Map.of("Ref", "AWS::Partition"),
                    ":events:",
                    Map.of("Ref", "AWS::Region"),
                    ":",
                    Map.of("Ref", "AWS::AccountId"),
                    ":event-bus/shop-test-contracts-bus")));
    return Map.of(
        "Sid",
        id,
        "Effect",
        "Deny",
        "Principal",
        "*",
        "Action",
        "events:PutEvents",
        "Resource",
        arn,
        "Condition",
        condition);
  }

  private static Map<String, Object> unless(String key, Object value) {
    return Map.of("StringNotEquals", Map.of(key, value));
  }

  private static Map<String, Object> speakingAs(String service) {
    return Map.of(
        "StringEquals",
        Map.of("events:source", service),
        "StringNotEquals",
        Map.of("aws:PrincipalTag/polystack:service", service));
  }

  @Test
  void theArchiveKeepsEventsAsLongAsTheyPromise() {
    Template template = template(Map.of("env", "test"));

    assertThat(Events.ALL).isNotEmpty();
    for (EventType<?> event : Events.ALL) {
      String retention =
          Resources.json(Resources.text(event.schema().resource()))
              .at("/x-guarantees/retention")
              .asText();
      assertThat(retention).as(event.detailType()).matches("[0-9]+ days in the bus's archive.*");
      template.hasResourceProperties(
          "AWS::Events::Archive",
          Map.of("RetentionDays", Integer.valueOf(retention.replaceFirst(" .*", ""))));
    }
  }

  @Test
  void everyEventIsInTheSchemaRegistry() {
    Template template = template(Map.of("env", "test"));

    template.hasResourceProperties(
        "AWS::EventSchemas::Registry", Map.of("RegistryName", "shop-test-contracts-bus"));
    template.resourceCountIs("AWS::EventSchemas::Schema", Events.ALL.size());
    for (EventType<?> event : Events.ALL) {
      template.hasResourceProperties(
          "AWS::EventSchemas::Schema",
          Map.of(
              "SchemaName",
              event.source() + "@" + event.detailType(),
              "Type",
              "OpenApi3",
              "Content",
              OpenApiEvent.of(event)));
    }
  }

  @Test
  void whereThereIsNoSchemaRegistry_itIsLeftOut() {
    Template template = template(Map.of("env", "test", "lacks", List.of("AWS::EventSchemas")));

    template.resourceCountIs("AWS::EventSchemas::Registry", 0);
    template.resourceCountIs("AWS::EventSchemas::Schema", 0);
    template.resourceCountIs("AWS::Events::EventBus", 1);
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
  void whereNobodyDevelops_noEventIsLogged() {
    loggedNowhere(template(PRODUCTION));
    loggedNowhere(
        template(
            Map.of(
                "env", "staging", "environments", Map.of("staging", Map.of("production", false)))));
  }

  private static void loggedNowhere(Template template) {
    template.resourceCountIs("AWS::Events::Rule", 0);
    template.resourceCountIs("AWS::Logs::LogGroup", 0);
  }

  @Test
  void theBusOutlivesItsStackInProductionOnly() {
    template(PRODUCTION)
        .hasResource("AWS::Events::EventBus", Map.of("DeletionPolicy", "RetainExceptOnCreate"));
    template(Map.of("env", "test"))
        .hasResource("AWS::Events::EventBus", Map.of("DeletionPolicy", "Delete"));
  }
}
