/** GraphQL APIs as data. */
@NullMarked
package dev.polystack.shop.contracts.graphql;

import org.jspecify.annotations.NullMarked;
