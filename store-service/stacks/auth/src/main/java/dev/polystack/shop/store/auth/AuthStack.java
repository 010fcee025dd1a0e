package dev.polystack.shop.store.auth;

import dev.polystack.kit.NameLimit;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.Suppression;
import dev.polystack.shop.contracts.parameters.StoreParameters;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;

/**
 * The customers' user pool, apart from the employees': who signs up here gets nowhere else.
 *
 * <p>Customers sign up by themselves, with an e-mail address that they confirm.
 */
public final class AuthStack extends ServiceStack {

  private static final int SHORTEST_PASSWORD = 12;

  /** Adds the stack to its service. */
  public AuthStack(ServiceApp app) {
    super(app, "auth", "The customers' user pool");
    UserPool.Builder pool =
        UserPool.Builder.create(this, "Customers")
            .userPoolName(physicalName("customers", NameLimit.USER_POOL))
            .selfSignUpEnabled(true)
            .signInAliases(SignInAliases.builder().email(true).build())
            .signInCaseSensitive(false)
            .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
            .standardAttributes(
                StandardAttributes.builder()
                    .email(StandardAttribute.builder().required(true).mutable(true).build())
                    .build())
            .passwordPolicy(
                PasswordPolicy.builder()
                    .minLength(SHORTEST_PASSWORD)
                    .requireLowercase(true)
                    .requireUppercase(true)
                    .requireDigits(true)
                    .requireSymbols(true)
                    .tempPasswordValidity(Duration.days(3))
                    .build())
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .removalPolicy(target().removalPolicy())
            .deletionProtection(target().production());
    SignUpMail.of(this).ifPresent(pool::email);
    UserPool customers = pool.build();
    Suppression.of("AwsSolutions-COG2", "customers are not asked for a second factor")
        .on(customers);
    Suppression.of("AwsSolutions-COG3", "belongs to Cognito's Plus plan, which costs by the user")
        .on(customers);
    UserPoolClient shop =
        customers.addClient(
            "Shop",
            UserPoolClientOptions.builder()
                .userPoolClientName(physicalName("shop", NameLimit.USER_POOL))
                .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
                .generateSecret(false)
                .preventUserExistenceErrors(true)
                .disableOAuth(true)
                .idTokenValidity(Duration.hours(1))
                .accessTokenValidity(Duration.hours(1))
                .refreshTokenValidity(Duration.days(30))
                .build());
    publish(StoreParameters.USER_POOL_ID, customers.getUserPoolId());
    publish(StoreParameters.CLIENT_ID, shop.getUserPoolClientId());
  }
}
