package dev.polystack.local.search;

import dev.polystack.local.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/** Asks the emulator's IAM whether a role may do something with a search domain. */
final class Permissions {

  /** So long may a changed policy go unnoticed; IAM itself takes seconds too. */
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final IamClient iam;
  private final OpenSearchClient domains;
  private final Map<String, Decision> decisions = new ConcurrentHashMap<>();

  private record Decision(boolean allowed, long madeAt) {

    boolean isFresh() {
      return System.nanoTime() - madeAt < REMEMBERED.toNanos();
    }
  }

  Permissions(Cloud cloud) {
    this.iam = cloud.client(IamClient.builder());
    this.domains = cloud.client(OpenSearchClient.builder());
  }

  /**
   * Whether the role may.
   *
   * @param action such as {@code es:ESHttpPost}
   * @param path with its first slash, without the query; all domains share one engine here, so it
   *     is enough if the role may do it with any of them
   */
  boolean allows(String roleArn, String action, String path) {
    return decisions
        .compute(
            String.join(" ", roleArn, action, path),
            (key, known) ->
                known != null && known.isFresh()
                    ? known
                    : new Decision(ask(roleArn, action, path), System.nanoTime()))
        .allowed();
  }

  private boolean ask(String roleArn, String action, String path) {
    return domainArns().stream()
        .anyMatch(
            domain ->
                iam
                    .simulatePrincipalPolicy(
                        request ->
                            request
                                .policySourceArn(roleArn)
                                .actionNames(action)
                                .resourceArns(domain + path))
                    .evaluationResults()
                    .stream()
                    .allMatch(
                        result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED));
  }

  private List<String> domainArns() {
    List<String> names =
        domains.listDomainNames(request -> {}).domainNames().stream()
            .map(each -> each.domainName())
            .toList();
    return names.isEmpty()
        ? List.of()
        : domains.describeDomains(request -> request.domainNames(names)).domainStatusList().stream()
            .map(each -> each.arn())
            .toList();
  }
}
