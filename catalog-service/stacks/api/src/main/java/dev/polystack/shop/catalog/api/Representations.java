package dev.polystack.shop.catalog.api;

import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.rest.catalog.v1.ChangedProduct;
import dev.polystack.shop.contracts.rest.catalog.v1.NewProduct;
import dev.polystack.shop.contracts.rest.catalog.v1.ProductPage;
import dev.polystack.shop.contracts.rest.catalog.v1.ProductStatus;

/** Products as the contract shows them, and the other way round. */
final class Representations {

  private Representations() {}

  static ProductDetails details(NewProduct product) {
    return new ProductDetails(
        product.name(),
        product.description(),
        product.price(),
        product.otherPrices(),
        product.category(),
        product.tags(),
        product.imageUrl());
  }

  static ProductDetails details(ChangedProduct product) {
    return new ProductDetails(
        product.name(),
        product.description(),
        product.price(),
        product.otherPrices(),
        product.category(),
        product.tags(),
        product.imageUrl());
  }

  static dev.polystack.shop.contracts.rest.catalog.v1.Product product(Product product) {
    ProductDetails details = product.details();
    return dev.polystack.shop.contracts.rest.catalog.v1.Product.builder()
        .productId(product.id())
        .version(product.version())
        .status(product.withdrawn() ? ProductStatus.WITHDRAWN : ProductStatus.ACTIVE)
        .name(details.name())
        .description(details.description())
        .price(details.price())
        .otherPrices(details.otherPrices())
        .category(details.category())
        .tags(details.tags())
        .imageUrl(details.imageUrl())
        .createdAt(product.createdAt())
        .changedAt(product.changedAt())
        .build();
  }

  static ProductPage page(dev.polystack.shop.catalog.products.domain.ProductPage page) {
    return new ProductPage(
        page.products().stream().map(Representations::product).toList(), page.nextToken());
  }
}
