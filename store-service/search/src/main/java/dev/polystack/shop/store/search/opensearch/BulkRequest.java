package dev.polystack.shop.store.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes as one bulk request, and what its answer says of each.
 *
 * <p>With external versions OpenSearch itself takes a document only if its version is higher than
 * the one it has, so duplicates and changes out of order leave the index right.
 *
 * @see <a href="https://docs.opensearch.org/latest/api-reference/document-apis/bulk/">Bulk API</a>
 */
final class BulkRequest {

  private static final int VERSION_CONFLICT = 409;

  /** The only status that blames the document. */
  private static final int BAD_REQUEST = 400;

  /** It has the same status, but means every document. */
  private static final String INDEX_CLOSED = "index_closed_exception";

  private BulkRequest() {}

  /** Lines of JSON: for each change an action and a document. */
  static String body(List<Change> changes) {
    StringBuilder lines = new StringBuilder();
    for (Change change : changes) {
      ObjectNode action = Documents.JSON.createObjectNode();
      action
          .putObject("index")
          .put("_id", change.id().toString())
          .put("version", change.version())
          .put("version_type", "external");
      lines.append(action).append('\n').append(Documents.of(change)).append('\n');
    }
    return lines.toString();
  }

  /** True if the index is not there yet. */
  static boolean indexMissing(SignedHttp.Answer answer) {
    return answer.errorType().equals("index_not_found_exception")
        || answer
            .body()
            .at("/items/0/index/error/type")
            .asText()
            .equals("index_not_found_exception");
  }

  /** An outcome per change. */
  static List<Outcome> outcomes(JsonNode answer) {
    List<Outcome> outcomes = new ArrayList<>();
    answer.path("items").forEach(item -> outcomes.add(outcome(item.path("index"))));
    return outcomes;
  }

  private static Outcome outcome(JsonNode item) {
    int status = item.path("status").asInt();
    if (status >= 200 && status < 300) {
      return new Outcome.Applied();
    }
    if (status == VERSION_CONFLICT) {
      return new Outcome.Outdated();
    }
    String reason =
        "the index answered %d %s: %s"
            .formatted(
                status,
                item.at("/error/type").asText(),
                item.at("/error/reason").asText("no reason given"));
    return status == BAD_REQUEST && !item.at("/error/type").asText().equals(INDEX_CLOSED)
        ? new Outcome.Refused(reason)
        : new Outcome.Unavailable(reason);
  }
}
