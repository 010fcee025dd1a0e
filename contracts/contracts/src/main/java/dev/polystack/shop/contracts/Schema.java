package dev.polystack.shop.contracts;

/**
 * What a document has to keep to become a {@code T}.
 *
 * @param resource the JSON Schema's path on the class path
 * @param type the record made from it
 */
public record Schema<T>(String resource, Class<T> type) {}
