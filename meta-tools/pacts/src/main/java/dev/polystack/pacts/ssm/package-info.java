/** What is deployed where, kept in AWS Systems Manager's Parameter Store. */
@NullMarked
package dev.polystack.pacts.ssm;

import org.jspecify.annotations.NullMarked;
