/** Answers GraphQL APIs that are deployed to AppSync. */
@NullMarked
package dev.polystack.local.graphql;

import org.jspecify.annotations.NullMarked;
