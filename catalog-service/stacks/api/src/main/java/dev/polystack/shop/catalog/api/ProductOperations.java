package dev.polystack.shop.catalog.api;

import dev.polystack.shop.catalog.products.domain.ChangeOutcome;
import dev.polystack.shop.catalog.products.domain.CreateOutcome;
import dev.polystack.shop.catalog.products.domain.IdempotencyKey;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductCatalog;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.catalog.products.domain.ProductPage;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Parsed;
import dev.polystack.shop.contracts.rest.catalog.v1.ChangedProduct;
import dev.polystack.shop.contracts.rest.catalog.v1.NewProduct;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The contract's operations, from the request's text to the answer's. */
final class ProductOperations {

  private final ProductCatalog catalog;

  ProductOperations(ProductCatalog catalog) {
    this.catalog = catalog;
  }

  Answer create(Request request) {
    Optional<String> key = request.header("idempotency-key").filter(Parameters::isKey);
    if (key.isEmpty()) {
      return Problems.invalid(request, Parameters.KEY_MISSING);
    }
    Parsed<NewProduct> parsed = Contracts.parse(NewProduct.SCHEMA, request.body());
    if (parsed instanceof Parsed.Rejected<NewProduct> rejected) {
      return Problems.invalid(request, rejected.violations());
    }
    ProductDetails details =
        Representations.details(((Parsed.Accepted<NewProduct>) parsed).value());
    List<Violation> wrongPrices = Prices.violations(details);
    if (!wrongPrices.isEmpty()) {
      return Problems.invalid(request, wrongPrices);
    }
    CreateOutcome outcome =
        catalog.create(
            new IdempotencyKey(request.caller(), key.get()), details, request.correlationId());
    if (outcome instanceof CreateOutcome.Created created) {
      return withVersion(
          201,
          created.product(),
          Map.of("Location", request.path() + "/" + created.product().id()));
    }
    return Problems.of(
        request,
        409,
        "Conflict",
        "This Idempotency-Key was used for another product; choose a new key.");
  }

  Answer get(Request request) {
    return Parameters.productId(request)
        .flatMap(catalog::find)
        .map(product -> withVersion(200, product, Map.of()))
        .orElseGet(() -> notFound(request));
  }

  Answer list(Request request) {
    Optional<Integer> limit = Parameters.limit(request);
    if (limit.isEmpty()) {
      return Problems.invalid(request, Parameters.LIMIT_INVALID);
    }
    ProductPage page;
    try {
      page = catalog.list(limit.get(), request.query("nextToken").orElse(null));
    } catch (IllegalArgumentException e) {
      return Problems.invalid(request, Parameters.TOKEN_INVALID);
    }
    return Answer.json(200, Representations.page(page), Map.of());
  }

  Answer change(Request request) {
    Parsed<ChangedProduct> parsed = Contracts.parse(ChangedProduct.SCHEMA, request.body());
    if (parsed instanceof Parsed.Rejected<ChangedProduct> rejected) {
      return Problems.invalid(request, rejected.violations());
    }
    ProductDetails details =
        Representations.details(((Parsed.Accepted<ChangedProduct>) parsed).value());
    List<Violation> wrongPrices = Prices.violations(details);
    if (!wrongPrices.isEmpty()) {
      return Problems.invalid(request, wrongPrices);
    }
    return next(
        request,
        (id, version) -> catalog.change(id, version, details, request.correlationId()),
        product -> withVersion(200, product, Map.of()));
  }

  Answer withdraw(Request request) {
    return next(
        request,
        (id, version) -> catalog.withdraw(id, version, request.correlationId()),
        product -> Answer.empty(204));
  }

  private Answer next(
      Request request,
      BiFunction<ProductId, Long, ChangeOutcome> step,
      Function<Product, Answer> done) {
    Optional<ProductId> id = Parameters.productId(request);
    if (id.isEmpty()) {
      return notFound(request);
    }
    if (request.header("if-match").isEmpty()) {
      return Problems.of(
          request,
          428,
          "Precondition Required",
          "Send the product's ETag as If-Match, so that nobody's change is overwritten unseen.");
    }
    Optional<Long> version = Parameters.expectedVersion(request);
    if (version.isEmpty()) {
      return Problems.of(
          request,
          412,
          "Precondition Failed",
          "If-Match is no ETag of this API: a version in double quotes.");
    }
    ChangeOutcome outcome = step.apply(id.get(), version.get());
    if (outcome instanceof ChangeOutcome.Done changed) {
      return done.apply(changed.product());
    }
    if (outcome instanceof ChangeOutcome.VersionConflict conflict) {
      return Problems.of(
          request,
          412,
          "Precondition Failed",
          "The product has version %d by now: read it again.".formatted(conflict.current()));
    }
    return outcome instanceof ChangeOutcome.AlreadyWithdrawn
        ? Problems.of(request, 409, "Conflict", "The product is withdrawn, which is for good.")
        : notFound(request);
  }

  private static Answer withVersion(int status, Product product, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("ETag", "\"" + product.version() + "\"");
    return Answer.json(status, Representations.product(product), all);
  }

  private static Answer notFound(Request request) {
    return Problems.of(request, 404, "Not Found", "There is no such product.");
  }
}
