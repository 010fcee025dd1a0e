package dev.polystack.shop.catalog.auth;

import dev.polystack.kit.NameLimit;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.Suppression;
import dev.polystack.shop.contracts.parameters.CatalogParameters;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;

/**
 * The employees' user pool. Nobody signs up: an administrator invites. Who wants a second factor
 * has an authenticator app, not text messages.
 */
public final class AuthStack extends ServiceStack {

  private static final int PASSWORD_LENGTH = 12;

  /** Adds the stack to its service. */
  public AuthStack(ServiceApp app) {
    super(app, "auth", "The employees' user pool, its groups and its client");
    UserPool pool =
        UserPool.Builder.create(this, "Employees")
            .userPoolName(physicalName("employees", NameLimit.USER_POOL))
            .selfSignUpEnabled(false)
            .signInAliases(SignInAliases.builder().email(true).build())
            .signInCaseSensitive(false)
            .passwordPolicy(
                PasswordPolicy.builder()
                    .minLength(PASSWORD_LENGTH)
                    .requireDigits(true)
                    .requireLowercase(true)
                    .requireUppercase(true)
                    .requireSymbols(true)
                    .tempPasswordValidity(Duration.days(3))
                    .build())
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .mfa(Mfa.OPTIONAL)
            .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
            .removalPolicy(target().removalPolicy())
            .deletionProtection(target().production())
            .build();
    Suppression.of("AwsSolutions-COG2", "who wants a second factor has one").on(pool);
    Suppression.of("AwsSolutions-COG3", "belongs to Cognito's Plus plan, which costs by the user")
        .on(pool);
    addGroup(pool, "viewer", "May look at products");
    addGroup(pool, "editor", "May also create and change products");
    addGroup(pool, "manager", "May also withdraw products");
    UserPoolClient client =
        pool.addClient(
            "Panel",
            UserPoolClientOptions.builder()
                .userPoolClientName(physicalName("panel", NameLimit.USER_POOL))
                .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
                .generateSecret(false)
                .preventUserExistenceErrors(true)
                .disableOAuth(true)
                .idTokenValidity(Duration.hours(1))
                .accessTokenValidity(Duration.hours(1))
                .refreshTokenValidity(Duration.days(1))
                .build());
    publish(CatalogParameters.USER_POOL_ID, pool.getUserPoolId());
    publish(CatalogParameters.CLIENT_ID, client.getUserPoolClientId());
  }

  private void addGroup(UserPool pool, String name, String description) {
    CfnUserPoolGroup.Builder.create(this, "Group-" + name)
        .userPoolId(pool.getUserPoolId())
        .groupName(name)
        .description(description)
        .build();
  }
}
