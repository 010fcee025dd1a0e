package dev.polystack.shop.catalog.api;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.rest.Problem;
import dev.polystack.shop.contracts.types.Violation;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Answers that say what is wrong.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
final class Problems {

  private static final URI BLANK = URI.create("about:blank");

  private Problems() {}

  static Answer of(Request request, int status, String title, String detail) {
    return of(request, status, title, detail, List.of());
  }

  static Answer invalid(Request request, List<Violation> violations) {
    return of(
        request,
        400,
        "Bad Request",
        "The request breaks its contract in %d places; see violations."
            .formatted(violations.size()),
        violations);
  }

  /** Something went wrong on this side; what it was stands in the logs only. */
  static Answer internal(Request request) {
    return of(
        request,
        500,
        "Internal Server Error",
        "Try again; if it stays, give the correlation id to the catalog's team.");
  }

  private static Answer of(
      Request request, int status, String title, String detail, List<Violation> violations) {
    Problem problem =
        Problem.builder()
            .type(BLANK)
            .title(title)
            .status(status)
            .detail(detail)
            .instance(request.path())
            .correlationId(request.correlationId())
            .violations(violations)
            .build();
    return new Answer(
        status, Map.of("Content-Type", "application/problem+json"), Contracts.write(problem));
  }
}
