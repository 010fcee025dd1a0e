package dev.polystack.shop.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/** What a function's role may do, read from a template: actions, and the resource they are for. */
final class Grants {

  private Grants() {}

  /** Every statement of the only policy of the function's role. */
  static Map<String, String> of(Template template, String function) {
    Map<String, String> grants = new TreeMap<>();
    Map<String, Map<String, Object>> policies = template.findResources("AWS::IAM::Policy");
    policies.forEach(
        (name, policy) -> {
          if (name.startsWith(function + "Role")) {
            statements(policy).forEach(each -> grants.put(actions(each), resource(each)));
          }
        });
    Map<String, Map<String, Object>> roles = template.findResources("AWS::IAM::Role");
    roles.forEach(
        (name, role) ->
            assertThat(property(role, "ManagedPolicyArns")).as("managed policies").isNull());
    return grants;
  }

  @SuppressWarnings("unchecked") // A template is made of maps and lists.
  private static List<Map<String, Object>> statements(Map<String, Object> policy) {
    Map<String, Object> document = (Map<String, Object>) property(policy, "PolicyDocument");
    return (List<Map<String, Object>>) document.get("Statement");
  }

  private static String actions(Map<String, Object> statement) {
    return statement.get("Action") instanceof List<?> many
        ? String.join(",", many.stream().map(String::valueOf).toList())
        : String.valueOf(statement.get("Action"));
  }

  private static String resource(Map<String, Object> statement) {
    return text(statement.get("Resource"));
  }

  /** Intrinsic functions as text, logical ids without their hash. */
  private static String text(Object value) {
    if (value instanceof Map<?, ?> map && map.get("Fn::GetAtt") instanceof List<?> attribute) {
      return "GetAtt " + withoutHash(attribute.get(0)) + "." + attribute.get(1);
    }
    if (value instanceof Map<?, ?> map && map.get("Fn::Join") instanceof List<?> join) {
      return String.join(" ", ((List<?>) join.get(1)).stream().map(Grants::text).toList());
    }
    if (value instanceof Map<?, ?> map && map.get("Ref") != null) {
      return "Ref " + withoutHash(map.get("Ref"));
    }
    return value instanceof List<?> many
        ? String.join(", ", many.stream().map(Grants::text).toList())
        : String.valueOf(value);
  }

  private static String withoutHash(Object logicalId) {
    return String.valueOf(logicalId).replaceFirst("[0-9A-F]{8}$", "");
  }

  private static Object property(Map<String, Object> resource, String name) {
    return ((Map<?, ?>) resource.get("Properties")).get(name);
  }
}
