package dev.polystack.shop.catalog.products.domain;

import dev.polystack.shop.contracts.types.ProductId;

/**
 * What is remembered of a request that was carried out.
 *
 * @param fingerprint of the details that it brought
 */
public record KeyRecord(ProductId productId, String fingerprint) {}
