/**
 * CDK constructs with the project's conventions: a service is an app, its stacks publish and
 * consume typed parameters, its functions run Java with the least privilege.
 */
@NullMarked
package dev.polystack.kit;

import org.jspecify.annotations.NullMarked;
