package dev.polystack.shop.store.acceptance;

import dev.polystack.shop.contracts.parameters.StoreParameters;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** A customer made for one run. */
final class Customer implements AutoCloseable {

  private final CognitoIdentityProviderClient cognito =
      CognitoIdentityProviderClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final String name = "customer-" + UUID.randomUUID() + "@example.com";
  private final String pool;
  private final String token;

  Customer(Deployment deployment) {
    String password = "Aa1!" + UUID.randomUUID();
    pool = deployment.value(StoreParameters.USER_POOL_ID);
    cognito.adminCreateUser(
        request ->
            request.userPoolId(pool).username(name).messageAction(MessageActionType.SUPPRESS));
    cognito.adminSetUserPassword(
        request -> request.userPoolId(pool).username(name).password(password).permanent(true));
    String client = deployment.value(StoreParameters.CLIENT_ID);
    token =
        cognito
            .initiateAuth(
                request ->
                    request
                        .clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
            .authenticationResult()
            .idToken();
  }

  String token() {
    return token;
  }

  @Override
  public void close() {
    cognito.adminDeleteUser(request -> request.userPoolId(pool).username(name));
    cognito.close();
  }
}
