package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.appsync.Resolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Providers of an HTTP and of a GraphQL API, each right or wrong in its own way. */
final class HttpProviders {

  private HttpProviders() {}

  /** A shop's functions. */
  static class Prices {

    Number price = -1;

    ObjectNode of(String product) {
      return JsonMapper.builder()
          .build()
          .createObjectNode()
          .put("product", product)
          .put("price", price.intValue());
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(200)
          .withHeaders(Map.of("Content-Type", "application/json"))
          .withBody(of(event.getPathParameters().get("product")).toString())
          .build();
    }

    void resolve(InputStream input, OutputStream output, Context context) throws IOException {
      JsonMapper json = JsonMapper.builder().build();
      json.writeValue(output, of(json.readTree(input).at("/arguments/of").asText()));
    }
  }

  /** Prices that no longer name their product. */
  static final class NamelessPrices extends Prices {

    @Override
    ObjectNode of(String product) {
      return super.of(product).without("product");
    }
  }

  /** What all of them do right. */
  abstract static class Base extends ProviderPacts {

    private final Prices prices = prices();
    private final Gateway gateway = gateway(prices);

    Prices prices() {
      return new Prices();
    }

    Gateway gateway(Prices function) {
      return new RestGateway(List.of("GET /prices/{product}"), function::answer);
    }

    @Override
    protected TestTarget target() {
      return gateway.target();
    }

    @State("a reader is signed in")
    void signIn() {
      gateway.signIn(Map.of("sub", "ann"));
    }

    @State("something costs something")
    void costs(Map<String, Object> parameters) {
      prices.price = (Number) parameters.get("price");
    }
  }

  /** Does not know one of the states. */
  @Provider("shop")
  static class Forgetful extends Base {}

  /** Does all that is expected. */
  @Provider("shop")
  static class Good extends Base {

    @State("something is free")
    void free(Map<String, Object> parameters) {
      costs(parameters);
    }
  }

  /** Answers less than is expected. */
  @Provider("shop")
  static class Broken extends Good {

    @Override
    Prices prices() {
      return new NamelessPrices();
    }
  }

  /** Leaves out what it does not like. */
  @Provider("shop")
  @PactFilter("something costs something")
  static class Choosy extends Good {}

  /** Answers by GraphQL. */
  @Provider("shop")
  static class Graphql extends Base {

    private static final String SCHEMA =
        """
        type Query { price(of: String!): Price }
        type Price { product: String price: Int }
        """;

    @Override
    Gateway gateway(Prices function) {
      return new GraphqlGateway(
          SCHEMA,
          List.of(new Resolver("Query", "price", false, LambdaFunctions.of(function::resolve))));
    }
  }

  /** Answers less than is expected by GraphQL. */
  @Provider("shop")
  static class BrokenGraphql extends Graphql {

    @Override
    Prices prices() {
      return new NamelessPrices();
    }
  }
}
