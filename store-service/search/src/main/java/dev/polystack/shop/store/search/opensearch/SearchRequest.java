package dev.polystack.shop.store.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.Position;
import dev.polystack.shop.store.search.Ranking;
import dev.polystack.shop.store.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A search as a request, and the page that its answer holds.
 *
 * <p>Words go into {@code match} queries, which have no syntax: whatever a customer types is data.
 *
 * @see <a href="https://docs.opensearch.org/latest/query-dsl/">Query DSL</a>
 */
final class SearchRequest {

  /** One or two words have to match all; of more, three quarters do. */
  private static final String WORDS_THAT_MATCH = "2<75%";

  /** So many spellings are tried for a word. It bounds what one search costs. */
  private static final int SPELLINGS = 10;

  private SearchRequest() {}

  static ObjectNode body(SearchQuery query) {
    ObjectNode body = Documents.JSON.createObjectNode();
    // One more than the page holds tells whether there is a next one.
    body.put("size", query.first().value() + 1).put("track_total_hits", true);
    body.putArray("_source").add("product");
    ObjectNode bool = body.putObject("query").putObject("bool");
    bool.putArray("filter").addObject().putObject("term").put("withdrawn", false);
    bool.put("minimum_should_match", WORDS_THAT_MATCH);
    ArrayNode should = bool.putArray("should");
    query.text().words().forEach(word -> best(should.addObject(), word));
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put("_score", "desc");
    sort.addObject().put("sortName", "asc");
    sort.addObject().put("id", "asc");
    query.after().ifPresent(position -> goOn(body, position));
    return body;
  }

  private static void goOn(ObjectNode body, Position position) {
    body.putArray("search_after")
        .add(position.score())
        .add(position.name())
        .add(position.id().toString());
  }

  /** The word scores by the best way in which it matches. */
  private static void best(ObjectNode clause, String word) {
    ArrayNode ways = clause.putObject("dis_max").putArray("queries");
    for (Ranking ranking : Ranking.ALL) {
      ObjectNode constant = ways.addObject().putObject("constant_score");
      constant.put("boost", ranking.weight());
      filter(constant.putObject("filter"), ranking, word);
    }
  }

  private static void filter(ObjectNode filter, Ranking ranking, String word) {
    String field = ranking.field().name().toLowerCase(Locale.ROOT);
    switch (ranking.match()) {
      case EXACT -> filter.putObject("match").put(field, word);
      case STEM ->
          filter
              .putObject("multi_match")
              .put("query", word)
              .putArray("fields")
              .add(field + ".english")
              .add(field + ".german");
      case PREFIX -> filter.putObject("match").put(field + ".beginning", word);
      case TYPO ->
          filter
              .putObject("match")
              .putObject(field)
              .put("query", word)
              .put("fuzziness", "AUTO:4,8")
              .put("prefix_length", 1)
              .put("max_expansions", SPELLINGS);
    }
  }

  static Page page(SearchQuery query, JsonNode answer) {
    List<Page.Hit> hits = new ArrayList<>();
    for (JsonNode hit : answer.at("/hits/hits")) {
      if (hits.size() < query.first().value()) {
        hits.add(new Page.Hit(Documents.product(hit.path("_source")), position(hit.path("sort"))));
      }
    }
    boolean hasNext = answer.at("/hits/hits").size() > hits.size();
    return new Page(hits, hasNext, answer.at("/hits/total/value").asLong());
  }

  private static Position position(JsonNode sort) {
    return new Position(
        sort.path(0).floatValue(), sort.path(1).asText(), ProductId.of(sort.path(2).asText()));
  }
}
