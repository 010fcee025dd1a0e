/** The CDK app of this repository. */
@NullMarked
package {{package}}.app;

import org.jspecify.annotations.NullMarked;
