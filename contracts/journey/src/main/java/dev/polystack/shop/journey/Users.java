package dev.polystack.shop.journey;

import dev.polystack.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Users of one pool, made for this run and removed after it. */
final class Users implements AutoCloseable {

  private final CognitoIdentityProviderClient cognito =
      CognitoIdentityProviderClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final String pool;
  private final String client;
  private final List<String> made = new ArrayList<>();

  /**
   * Users of the pool that these parameters name.
   *
   * @param pool publishes the user pool's id
   * @param client publishes the app client's id
   */
  Users(Deployment deployment, Parameter pool, Parameter client) {
    this.pool = deployment.value(pool);
    this.client = deployment.value(client);
  }

  /** Signs a new user in and answers the ID token, which carries the groups. */
  String signInAs(String... groups) {
    String name = "journey-" + UUID.randomUUID() + "@example.com";
    String password = "Aa1!" + UUID.randomUUID();
    cognito.adminCreateUser(
        request ->
            request
                .userPoolId(pool)
                .username(name)
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                    AttributeType.builder().name("email").value(name).build(),
                    AttributeType.builder().name("email_verified").value("true").build()));
    made.add(name);
    cognito.adminSetUserPassword(
        request -> request.userPoolId(pool).username(name).password(password).permanent(true));
    for (String group : groups) {
      cognito.adminAddUserToGroup(
          request -> request.userPoolId(pool).username(name).groupName(group));
    }
    return cognito
        .initiateAuth(
            request ->
                request
                    .clientId(client)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
        .authenticationResult()
        .idToken();
  }

  @Override
  public void close() {
    made.forEach(
        name -> cognito.adminDeleteUser(request -> request.userPoolId(pool).username(name)));
    cognito.close();
  }
}
