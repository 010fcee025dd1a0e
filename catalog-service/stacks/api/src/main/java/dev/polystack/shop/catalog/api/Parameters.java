package dev.polystack.shop.catalog.api;

import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a request's headers, path and query, as types. */
final class Parameters {

  static final List<Violation> KEY_MISSING =
      List.of(
          new Violation(
              "/headers/Idempotency-Key", "required", "is needed: 1 to 128 visible characters"));

  static final List<Violation> LIMIT_INVALID =
      List.of(new Violation("/query/limit", "range", "must be a whole number from 1 to 100"));

  static final List<Violation> TOKEN_INVALID =
      List.of(new Violation("/query/nextToken", "format", "must be what an earlier page gave"));

  private static final int DEFAULT_LIMIT = 20;
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([1-9][0-9]{0,17})\"");

  private Parameters() {}

  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** The path's product; empty if it cannot be the id of any. */
  static Optional<ProductId> productId(Request request) {
    try {
      return request.pathParameter("productId").map(ProductId::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How many are asked for; empty if that is no number in the range. */
  static Optional<Integer> limit(Request request) {
    Optional<String> text = request.query("limit");
    return text.isEmpty()
        ? Optional.of(DEFAULT_LIMIT)
        : text.filter(LIMIT.asMatchPredicate()).map(Integer::valueOf);
  }

  /** The version that If-Match names; empty if it names none. */
  static Optional<Long> expectedVersion(Request request) {
    return request
        .header("if-match")
        .map(ETAG::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Long.valueOf(matcher.group(1)));
  }
}
