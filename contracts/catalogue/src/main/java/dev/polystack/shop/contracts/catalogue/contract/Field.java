package dev.polystack.shop.contracts.catalogue.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A property of an object, or a parameter of a request.
 *
 * @param type what people call its type
 * @param target the schema that it refers to
 * @param rules what a value must keep to, besides its type
 */
public record Field(
    String name,
    String type,
    Optional<Path> target,
    boolean required,
    String description,
    List<String> rules) {

  /** Copies the list. */
  public Field {
    rules = List.copyOf(rules);
  }
}
