package dev.polystack.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * A finding of a policy check that is meant to be so, with the reason, which stands in the
 * template.
 *
 * <pre>{@code
 * Suppression.of("AwsSolutions-SQS3", "it is where dead letters go itself").on(failures);
 * Suppression.of("AwsSolutions-IAM5", "a document's path ends with its id")
 *     .onlyOf("/_doc/*")
 *     .on(function.getRole());
 * }</pre>
 *
 * @see <a href="https://github.com/cdklabs/cdk-nag#suppressing-a-rule">cdk-nag: suppressing a
 *     rule</a>
 */
public final class Suppression {

  private static final String METADATA = "cdk_nag";
  private static final String RULES = "rules_to_suppress";
  private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.*+?()\\[\\]{}|/]");

  private final Map<String, Object> rule;

  private Suppression(Map<String, Object> rule) {
    this.rule = rule;
  }

  /**
   * All findings of a rule.
   *
   * @param rule its name, such as {@code AwsSolutions-SQS3}
   * @param reason why they are meant to be so, in 10 characters or more
   */
  public static Suppression of(String rule, String reason) {
    Map<String, Object> all = new LinkedHashMap<>(); // Templates are the same every time.
    all.put("id", rule);
    all.put("reason", reason);
    return new Suppression(all);
  }

  /**
   * Only a finding that ends so, of a rule that looks at one thing at a time; others of the rule
   * stay findings.
   *
   * @param end such as {@code /_doc/*} of {@code Resource::<Domain.Arn>/products/_doc/*}
   */
  public Suppression onlyOf(String end) {
    Map<String, Object> narrowed = new LinkedHashMap<>(rule);
    String expression = "/" + SPECIAL.matcher(end).replaceAll("\\\\$0") + "$/";
    narrowed.put("applies_to", List.of(Map.of("regex", expression)));
    return new Suppression(narrowed);
  }

  /**
   * Suppresses it on every resource that a construct consists of so far.
   *
   * @throws IllegalArgumentException if it has none
   */
  public void on(IConstruct construct) {
    List<CfnResource> resources =
        construct.getNode().findAll().stream()
            .filter(CfnResource.class::isInstance)
            .map(CfnResource.class::cast)
            .toList();
    if (resources.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no resource of which %s could be suppressed"
              .formatted(construct.getNode().getPath(), rule.get("id")));
    }
    resources.forEach(this::addTo);
  }

  private void addTo(CfnResource resource) {
    List<Object> rules = new ArrayList<>();
    if (resource.getMetadata(METADATA) instanceof Map<?, ?> already
        && already.get(RULES) instanceof List<?> others) {
      rules.addAll(others);
    }
    rules.add(rule);
    resource.addMetadata(METADATA, Map.of(RULES, rules));
  }
}
