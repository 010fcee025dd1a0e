package dev.polystack.local.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL API as it is deployed.
 *
 * @param userPoolId whose tokens it accepts; null if it has no Cognito authorization
 * @param clientIds a regular expression that the app client has to match; null for any
 */
record DeployedApi(
    String id,
    String sdl,
    @Nullable String userPoolId,
    @Nullable String clientIds,
    List<DeployedResolver> resolvers) {

  /**
   * One field that a function answers.
   *
   * @param roleArn whose permissions the data source has; null if it has none
   * @param batched whether the function takes a list of contexts and answers a list
   */
  record DeployedResolver(
      String type, String field, String functionArn, @Nullable String roleArn, boolean batched) {}
}
