/** The stack {{stack}}: infrastructure, functions and domain side by side. */
@NullMarked
package {{package}}.{{segment}};

import org.jspecify.annotations.NullMarked;
