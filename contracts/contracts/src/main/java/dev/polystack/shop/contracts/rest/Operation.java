package dev.polystack.shop.contracts.rest;

import java.util.List;

/**
 * One thing that a REST API can be asked to do.
 *
 * @param operationId names it in code
 * @param method the HTTP method in upper case
 * @param path the path with parameters in braces, such as {@code /products/{productId}}
 * @param requiredGroups of these groups the caller must be in one
 */
public record Operation(
    String operationId, String method, String path, List<String> requiredGroups) {

  /** Copies the list. */
  public Operation {
    requiredGroups = List.copyOf(requiredGroups);
  }
}
