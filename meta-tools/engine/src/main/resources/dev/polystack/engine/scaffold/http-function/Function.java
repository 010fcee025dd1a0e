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
import {{eventPackage}}.{{Event}};
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
{{/publishes}}
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {{#publishes}}Takes a request, checks it, and tells what it asks for on the central bus.{{/publishes}}{{^publishes}}Answers {@code {{method}} {{route}}}.{{/publishes}} */
public final class {{Function}}
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger LOG = LoggerFactory.getLogger({{Function}}.class);
{{#publishes}}

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
    try (Correlation correlation = Correlation.of(UUID.randomUUID().toString())) {
{{#publishes}}
      Parsed<{{Event}}> parsed = Contracts.parse({{Event}}.SCHEMA, body(request));
      if (parsed instanceof Parsed.Rejected<{{Event}}> rejected) {
        return answer(400, correlation, Contracts.write(rejected.violations()));
      }
      {{Event}} data = ((Parsed.Accepted<{{Event}}>) parsed).value();
      Publication publication =
          bus.publish(List.of(Event.of({{Event}}.TYPE, data, correlation.id())));
      LOG.info("{{method}} {} asks for {} {}", request.getRawPath(), "{{Event}}", data.idempotencyKey());
      publication.unsent().forEach(unsent -> LOG.error("not published: {}", unsent.reason()));
      return publication.unsent().isEmpty()
          ? answer(202, correlation, Contracts.write(data))
          : answer(503, correlation, "{}");
{{/publishes}}
{{^publishes}}
      LOG.info("{{method}} {}", request.getRawPath());
      return answer(200, correlation, "{}");
{{/publishes}}
    }
  }

{{#publishes}}
  /** API Gateway encodes what is not declared as text or JSON. */
  private static String body(APIGatewayV2HTTPEvent request) {
    String body = request.getBody() == null ? "" : request.getBody();
    return request.getIsBase64Encoded()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

{{/publishes}}
  private static APIGatewayV2HTTPResponse answer(int status, Correlation correlation, String json) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(
            Map.of("Content-Type", "application/json", "X-Correlation-Id", correlation.id()))
        .withBody(json)
        .build();
  }
}
