/** The CDK app of this repository. */
@NullMarked
package {{group}}.contracts.app;

import org.jspecify.annotations.NullMarked;
