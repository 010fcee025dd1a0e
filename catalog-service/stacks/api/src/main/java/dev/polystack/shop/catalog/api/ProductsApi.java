package dev.polystack.shop.catalog.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.polystack.lambda.Correlation;
import dev.polystack.shop.catalog.products.DynamoProductStore;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The function behind the API: finds the operation, checks the groups, answers. */
public final class ProductsApi
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(ProductsApi.class);

  private final Router router;

  /** Created by Lambda. */
  public ProductsApi() {
    this(
        new ProductCatalog(
            DynamoProductStore.fromEnvironment(
                System.getenv("PRODUCTS_TABLE"), System.getenv("OUTBOX_TABLE")),
            Clock.systemUTC()));
  }

  ProductsApi(ProductCatalog catalog) {
    this.router = new Router(new ProductOperations(catalog));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    try (Correlation correlation = Correlation.of(request.correlationId())) {
      Answer answer = answer(request);
      LOG.info("{} {} -> {}", request.route(), request.path(), answer.status());
      return answer.toResponse(correlation.id());
    }
  }

  private Answer answer(Request request) {
    try {
      return router.answer(request);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.route(), request.path(), e);
      return Problems.internal(request);
    }
  }
}
