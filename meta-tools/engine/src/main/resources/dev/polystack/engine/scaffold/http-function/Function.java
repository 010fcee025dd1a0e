package {{package}}.{{segment}};

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.polystack.lambda.Correlation;
{{#publishes}}
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Parsed;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventPublisher;
import dev.polystack.shop.contracts.events.Publication;
import dev.polystack.shop.contracts.rest.Problem;
import {{eventPackage}}.{{Event}};
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
{{/publishes}}
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {{#publishes}}Takes a request, checks it, and tells what it asks for on the central bus.{{/publishes}}{{^publishes}}Answers {@code {{method}} {{route}}}.{{/publishes}} */
public final class {{Function}}
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger LOG = LoggerFactory.getLogger({{Function}}.class);
{{#publishes}}

  /** That the status says it all, see RFC 9457. */
  private static final URI ABOUT_BLANK = URI.create("about:blank");

  private final EventPublisher bus;

  /** Called by Lambda; the stack sets the environment variables. */
  public {{Function}}() {
    this(EventPublisher.to(EventPublisher.client(), System.getenv("BUS_NAME")));
  }

  {{Function}}(EventPublisher bus) {
    this.bus = bus;
  }
{{/publishes}}

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
    try (Correlation correlation = Correlation.of(correlationId(request))) {
{{#publishes}}
      Parsed<{{Event}}> parsed = Contracts.parse({{Event}}.SCHEMA, body(request));
      if (parsed instanceof Parsed.Rejected<{{Event}}> rejected) {
        return problem(
            correlation,
            Problem.builder()
                .type(ABOUT_BLANK)
                .title("Bad Request")
                .status(400)
                .detail("The body breaks the contract of {{Event}}; see violations.")
                .violations(rejected.violations()));
      }
      {{Event}} data = ((Parsed.Accepted<{{Event}}>) parsed).value();
      Publication publication =
          bus.publish(List.of(Event.of({{Event}}.TYPE, data, correlation.id())));
      LOG.info("{{method}} {} asks for {{Event}} {}", request.getRawPath(), data.idempotencyKey());
      publication.unsent().forEach(unsent -> LOG.error("not published: {}", unsent.reason()));
      return publication.unsent().isEmpty()
          ? answer(202, correlation, "application/json", Contracts.write(data))
          : problem(
              correlation,
              Problem.builder()
                  .type(ABOUT_BLANK)
                  .title("Service Unavailable")
                  .status(503)
                  .detail("It was not taken; send it again, with the same idempotency key."));
{{/publishes}}
{{^publishes}}
      LOG.info("{{method}} {}", request.getRawPath());
      return answer(200, correlation, "application/json", "{}");
{{/publishes}}
    }
  }

  /** The caller's id for this request, or a new one. */
  private static String correlationId(APIGatewayV2HTTPEvent request) {
    return Optional.ofNullable(request.getHeaders())
        .flatMap(headers -> Correlation.chosen(headers.get(Correlation.HEADER)))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

{{#publishes}}
  /** API Gateway encodes what is not declared as text or JSON. */
  private static String body(APIGatewayV2HTTPEvent request) {
    String body = request.getBody() == null ? "" : request.getBody();
    return request.getIsBase64Encoded()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  private static APIGatewayV2HTTPResponse problem(Correlation correlation, Problem.Builder what) {
    Problem problem = what.correlationId(correlation.id()).build();
    return answer(
        problem.status(), correlation, "application/problem+json", Contracts.write(problem));
  }

{{/publishes}}
  private static APIGatewayV2HTTPResponse answer(
      int status, Correlation correlation, String type, String json) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(Map.of("Content-Type", type, Correlation.HEADER, correlation.id()))
        .withBody(json)
        .build();
  }
}
