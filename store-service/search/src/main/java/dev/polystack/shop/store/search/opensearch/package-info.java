/** The index of products in an OpenSearch domain, over its REST API, signed by AWS IAM. */
@NullMarked
package dev.polystack.shop.store.search.opensearch;

import org.jspecify.annotations.NullMarked;
