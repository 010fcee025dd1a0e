package dev.polystack.pacts.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a publication of contracts has to say.
 *
 * @see <a
 *     href="https://github.com/pact-foundation/pact_broker/blob/v2.112.0/lib/pact_broker/api/contracts/publish_contracts_contract_contract.rb">The
 *     broker's own check of each contract</a>
 */
final class RequiredFields {

  private static final List<String> OF_ALL = List.of("pacticipantName", "pacticipantVersionNumber");
  private static final List<String> OF_EACH =
      List.of("consumerName", "providerName", "content", "contentType", "specification");

  private RequiredFields() {}

  /**
   * Looks for all of them.
   *
   * @throws Refusal in the broker's words if one is absent, blank or not of what is allowed
   */
  static void check(JsonNode publication) {
    for (String field : OF_ALL) {
      if (publication.path(field).isMissingNode()) {
        throw new Refusal(400, field, "is missing");
      }
      if (publication.path(field).asText().isBlank()) {
        throw new Refusal(400, field, "can't be blank");
      }
    }
    if (!publication.path("contracts").isArray()) {
      throw new Refusal(400, "contracts", "is missing");
    }
    for (int i = 0; i < publication.path("contracts").size(); i++) {
      JsonNode contract = publication.path("contracts").path(i);
      for (String field : OF_EACH) {
        if (contract.path(field).isMissingNode()) {
          throw refusal("%s is missing at index %d", field, i);
        }
        if (contract.path(field).asText().isBlank()) {
          throw refusal("%s can't be blank at index %d", field, i);
        }
      }
      requireOnly(contract, "contentType", "application/json", i);
      requireOnly(contract, "specification", "pact", i);
    }
  }

  private static void requireOnly(JsonNode contract, String field, String allowed, int index) {
    if (!contract.path(field).asText().equals(allowed)) {
      throw refusal("%s must be one of: " + allowed + " at index %d", field, index);
    }
  }

  private static Refusal refusal(String reason, String field, int index) {
    return new Refusal(400, "contracts", reason.formatted(field, index));
  }
}
