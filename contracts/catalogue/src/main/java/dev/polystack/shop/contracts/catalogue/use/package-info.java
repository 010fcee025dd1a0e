/** Who offers and who uses a contract, from what services declare to CloudFormation. */
@NullMarked
package dev.polystack.shop.contracts.catalogue.use;

import org.jspecify.annotations.NullMarked;
