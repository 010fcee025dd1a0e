package dev.polystack.appsync;

/**
 * One field that a function answers.
 *
 * @param type the name of the type that has the field
 * @param batched whether the function takes a list of contexts and answers a list
 */
public record Resolver(String type, String field, boolean batched, ResolverFunction function) {}
