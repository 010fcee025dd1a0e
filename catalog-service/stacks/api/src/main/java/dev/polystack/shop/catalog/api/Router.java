package dev.polystack.shop.catalog.api;

import dev.polystack.shop.contracts.rest.Operation;
import dev.polystack.shop.contracts.rest.RestApi;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Leads a request to its operation, if the caller's groups allow that. */
final class Router {

  private record Route(Operation operation, Function<Request, Answer> action) {}

  private final Map<String, Route> routes = new HashMap<>();

  /**
   * Routes for every operation of the contract.
   *
   * @throws IllegalStateException if the contract has an operation that nothing implements
   */
  Router(ProductOperations operations) {
    Map<String, Function<Request, Answer>> actions =
        Map.of(
            "createProduct", operations::create,
            "listProducts", operations::list,
            "getProduct", operations::get,
            "changeProduct", operations::change,
            "withdrawProduct", operations::withdraw);
    for (Operation operation : RestApi.load("catalog").operations()) {
      Function<Request, Answer> action = actions.get(operation.operationId());
      if (action == null) {
        throw new IllegalStateException("nothing implements " + operation.operationId());
      }
      routes.put(operation.method() + " " + operation.path(), new Route(operation, action));
    }
  }

  Answer answer(Request request) {
    Route route = routes.get(request.route());
    if (route == null) {
      return Problems.of(request, 404, "Not Found", "This API has no " + request.route() + ".");
    }
    if (Collections.disjoint(request.groups(), route.operation().requiredGroups())) {
      return Problems.of(
          request,
          403,
          "Forbidden",
          "This needs one of the groups %s; ask an administrator."
              .formatted(route.operation().requiredGroups()));
    }
    return route.action().apply(request);
  }
}
