/** Who may shop: the customers' user pool. */
@NullMarked
package dev.polystack.shop.store.auth;

import org.jspecify.annotations.NullMarked;
