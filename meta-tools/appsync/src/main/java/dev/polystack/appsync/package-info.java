/**
 * Answers GraphQL as AppSync does: a schema, and functions that resolve its fields. The embedded
 * cloud and the verification of pacts answer by it.
 */
@NullMarked
package dev.polystack.appsync;

import org.jspecify.annotations.NullMarked;
