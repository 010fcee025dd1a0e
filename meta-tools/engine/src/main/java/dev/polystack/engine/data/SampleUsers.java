package dev.polystack.engine.data;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.data.SampleFile.Person;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Makes sample users and signs them in. */
final class SampleUsers {

  private final CognitoIdentityProviderClient cognito;
  private final String pool;
  private final String client;

  SampleUsers(Target target, String pool, String client) {
    this.cognito = Aws.client(target, CognitoIdentityProviderClient.builder());
    this.pool = pool;
    this.client = client;
  }

  /** Makes a user, or leaves the one who is there. */
  void ensure(Person person) {
    try {
      cognito.adminCreateUser(
          request ->
              request
                  .userPoolId(pool)
                  .username(person.username())
                  .messageAction(MessageActionType.SUPPRESS)
                  .userAttributes(
                      attribute("email", person.username()), attribute("email_verified", "true")));
    } catch (UsernameExistsException e) {
      // From an earlier run.
    }
    cognito.adminSetUserPassword(
        request ->
            request
                .userPoolId(pool)
                .username(person.username())
                .password(person.password())
                .permanent(true));
    for (String group : person.groups()) {
      cognito.adminAddUserToGroup(
          request -> request.userPoolId(pool).username(person.username()).groupName(group));
    }
  }

  /** The ID token of a user. */
  String signIn(Person person) {
    return cognito
        .initiateAuth(
            request ->
                request
                    .clientId(client)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(
                        Map.of("USERNAME", person.username(), "PASSWORD", person.password())))
        .authenticationResult()
        .idToken();
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }
}
