package dev.polystack.pacts.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which consumers' versions a provider asks for.
 *
 * @param mainBranch the newest of each consumer's main branch
 * @param deployed whatever runs in any environment
 * @param matching the newest of the branch that is called like the provider's
 * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/consumer_version_selectors">
 *     Consumer version selectors</a>
 */
record Selectors(boolean mainBranch, boolean deployed, Optional<String> matching) {

  static Selectors of(JsonNode asked, Optional<String> providerBranch) {
    boolean matching = has(asked, "matchingBranch");
    if (matching && providerBranch.isEmpty()) {
      throw new Refusal(
          400,
          "consumerVersionSelectors",
          "the providerVersionBranch must be specified when the selector matchingBranch=true is used");
    }
    return new Selectors(
        has(asked, "mainBranch"),
        has(asked, "deployedOrReleased"),
        matching ? providerBranch : Optional.empty());
  }

  Set<String> branches(Optional<String> main) {
    Set<String> branches = new LinkedHashSet<>();
    if (mainBranch) {
      main.ifPresent(branches::add);
    }
    matching.ifPresent(branches::add);
    return branches;
  }

  private static boolean has(JsonNode asked, String selector) {
    return asked.path("consumerVersionSelectors").findValues(selector).stream()
        .anyMatch(JsonNode::asBoolean);
  }
}
