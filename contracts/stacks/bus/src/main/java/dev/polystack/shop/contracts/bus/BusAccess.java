package dev.polystack.shop.contracts.bus;

import dev.polystack.kit.ServiceApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.StarPrincipal;

/**
 * The bus's resource policy: only roles of this project and environment may put events, and only as
 * the service that they belong to.
 *
 * <p>It grants nothing and denies. In one account a role's own permission is enough to reach the
 * bus, whatever the bus's policy allows, so only an explicit denial holds somebody off. Roles are
 * told apart by the tags that the stack kit gives them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html">Condition
 *     keys of EventBridge</a>
 */
final class BusAccess {

  private static final String SOURCE = "events:source";

  private final String busArn;

  private BusAccess(String busArn) {
    this.busArn = busArn;
  }

  /**
   * The policy of a project's bus.
   *
   * @param services who may speak on it, each as itself
   */
  static PolicyDocument policy(
      String busArn, String project, String environment, SortedSet<String> services) {
    BusAccess access = new BusAccess(busArn);
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        access.deny("OnlyThisProject", isNot(principalTag(ServiceApp.PROJECT_TAG), project)));
    statements.add(
        access.deny(
            "OnlyThisEnvironment", isNot(principalTag(ServiceApp.ENVIRONMENT_TAG), environment)));
    statements.add(access.deny("OnlyItsServices", isNot(SOURCE, List.copyOf(services))));
    for (String service : services) {
      statements.add(
          access.deny(
              "As%sOnlyItself".formatted(capitalized(service)),
              Map.of(
                  "StringEquals",
                  Map.of(SOURCE, service),
                  "StringNotEquals",
                  Map.of(principalTag(ServiceApp.SERVICE_TAG), service))));
    }
    return PolicyDocument.Builder.create().statements(statements).build();
  }

  private PolicyStatement deny(String id, Map<String, Object> conditions) {
    return PolicyStatement.Builder.create()
        .sid(id)
        .effect(Effect.DENY)
        .principals(List.of(new StarPrincipal()))
        .actions(List.of("events:PutEvents"))
        .resources(List.of(busArn))
        .conditions(conditions)
        .build();
  }

  /** Also true of a caller who has no such tag at all. */
  private static Map<String, Object> isNot(String key, Object expected) {
    return Map.of("StringNotEquals", Map.of(key, expected));
  }

  private static String principalTag(String tag) {
    return "aws:PrincipalTag/" + tag;
  }

  private static String capitalized(String service) {
    return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
  }
}
