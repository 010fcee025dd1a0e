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

  private static final Template TEMPLATE = template(Map.of("env", "test"));

  private static Template template(Map<String, Object> context) {
    return Template.fromStack(
        new BusStack(ServiceApp.forTest("contracts", Path.of("../.."), context), Events.ALL));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(template(Map.of("env", "test")).toJSON()).hasToString(TEMPLATE.toJSON().toString());
  }

  @Test
  void theBusIsPublishedUnderItsTypedNames() {
    TEMPLATE.hasResourceProperties(
        "AWS::Events::EventBus", Map.of("Name", "shop-test-contracts-bus"));
    TEMPLATE.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/contracts/bus/name"));
    TEMPLATE.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/contracts/bus/arn"));
    TEMPLATE.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/contracts/bus/archive-arn"));
  }

  /** Exactly these: each is needed, and one more could hold off whoever has to speak. */
  @Test
  void onlyThisProjectsServicesSpeakAndOnlyAsThemselves() {
    TEMPLATE.hasResourceProperties(
        "AWS::Events::EventBus",
        Map.of(
            "Policy",
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    denied("OnlyThisProject", unless("aws:PrincipalTag/polystack:project", "shop")),
                    denied("OnlyThisEnvironment", unless("aws:PrincipalTag/polystack:env", "test")),
                    denied("OnlyItsServices", unless("events:source", List.of("catalog", "store"))),
                    denied("AsCatalogOnlyItself", speakingAs("catalog")),
                    denied("AsStoreOnlyItself", speakingAs("store"))))));
  }

  private static Map<String, Object> denied(String id, Map<String, Object> condition) {
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
        arn("events", "event-bus/shop-test-contracts-bus"),
        "Condition",
        condition);
  }

  private static Object arn(String service, String resource) {
    return Map.of(
        "Fn::Join",
        List.of(
            "",
            List.of(
                "arn:",
                Map.of("Ref", "AWS::Partition"),
                ":%s:".formatted(service),
                Map.of("Ref", "AWS::Region"),
                ":",
                Map.of("Ref", "AWS::AccountId"),
                ":" + resource)));
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

  /** Views are made anew from the archive: what it forgot would be lost to them. */
  @Test
  void theArchiveKeepsEveryEventForGood_asEachPromises() {
    TEMPLATE.hasResourceProperties(
        "AWS::Events::Archive",
        Map.of(
            "EventPattern",
            Map.of("account", List.of(Map.of("Ref", "AWS::AccountId"))),
            "RetentionDays",
            0)); // that is: without limit
    assertThat(Events.ALL)
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(
                        Resources.json(Resources.text(event.schema().resource()))
                            .at("/x-guarantees/retention")
                            .asText())
                    .startsWith("Without limit in the bus's archive"));
  }

  /** AWS allows an archive's name 48 characters: with a long environment there would be more. */
  @Test
  void theArchiveIsNamedByCloudFormation() {
    template(Map.of("env", "dev-maximilian-mustermann"))
        .hasResourceProperties("AWS::Events::Archive", Map.of("ArchiveName", Match.absent()));
  }

  @Test
  void everyEventIsInTheSchemaRegistry() {
    TEMPLATE.hasResourceProperties(
        "AWS::EventSchemas::Registry", Map.of("RegistryName", "shop-test-contracts-bus"));
    TEMPLATE.resourceCountIs("AWS::EventSchemas::Schema", Events.ALL.size());
    for (EventType<?> event : Events.ALL) {
      TEMPLATE.hasResourceProperties(
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
  void developersSeeEveryEventInALog() {
    TEMPLATE.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of("LogGroupName", "/aws/events/shop-test-contracts-bus", "RetentionInDays", 7));
    TEMPLATE.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern", Map.of("account", List.of(Map.of("Ref", "AWS::AccountId"))),
            "Targets", Match.arrayWith(List.of(Match.objectLike(Map.of("Id", "log"))))));
    TEMPLATE.resourceCountIs("AWS::Lambda::Function", 0);
  }

  /** Ten policies of an account's own are all that a region allows, however many environments. */
  @Test
  void onlyTheRuleOfThisBusWritesTheLog_byThePolicyOfTheLogGroupItself() {
    TEMPLATE.resourceCountIs("AWS::Logs::ResourcePolicy", 0);
    TEMPLATE.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of(
            "ResourcePolicyDocument",
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of(
                            "Service",
                            List.of("events.amazonaws.com", "delivery.logs.amazonaws.com")),
                        "Action",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        "Resource",
                        arn("logs", "log-group:/aws/events/shop-test-contracts-bus:*"),
                        "Condition",
                        Map.of(
                            "StringEquals",
                            Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")),
                            "ArnEquals",
                            Map.of(
                                "aws:SourceArn",
                                arn(
                                    "events",
                                    "rule/shop-test-contracts-bus/shop-test-contracts-bus-log"))))))));
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
  void busAndArchiveOutliveTheirStackInProductionOnly() {
    Template production = template(PRODUCTION);
    for (String type : List.of("AWS::Events::EventBus", "AWS::Events::Archive")) {
      production.hasResource(type, Map.of("DeletionPolicy", "RetainExceptOnCreate"));
      TEMPLATE.hasResource(type, Map.of("DeletionPolicy", "Delete"));
    }
  }
}
