package dev.polystack.shop.catalog.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class AuthStackTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = synthesized(Map.of("env", "test"));
  }

  private static Template synthesized(Map<String, Object> context) {
    ServiceApp app = ServiceApp.forTest("catalog", Path.of("../.."), context);
    return Template.fromStack(new AuthStack(app));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(synthesized(Map.of("env", "test")).toJSON())
        .hasToString(template.toJSON().toString());
  }

  @Test
  void nobodySignsUpAlone() {
    template.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of("AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", true)));
  }

  /** Nothing but the API's own ways in: no token by a redirect to wherever. */
  @Test
  void theClient_hasNoOAuthFlow_noSecret_andDoesNotTellWhoExists() {
    template.hasResourceProperties(
        "AWS::Cognito::UserPoolClient",
        Map.of(
            "AllowedOAuthFlowsUserPoolClient",
            false,
            "AllowedOAuthFlows",
            Match.absent(),
            "CallbackURLs",
            Match.absent(),
            "GenerateSecret",
            false,
            "PreventUserExistenceErrors",
            "ENABLED",
            "ExplicitAuthFlows",
            List.of(
                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
  }

  @Test
  void tokens_areGoodForAnHour_andRenewedForADay() {
    template.hasResourceProperties(
        "AWS::Cognito::UserPoolClient",
        Map.of("IdTokenValidity", 60, "AccessTokenValidity", 60, "RefreshTokenValidity", 24 * 60));
  }

  @Test
  void employees_signInByMail_withLongAndMixedPasswords() {
    template.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of(
            "UsernameAttributes",
            List.of("email"),
            "UsernameConfiguration",
            Map.of("CaseSensitive", false),
            "Policies",
            Map.of(
                "PasswordPolicy",
                Map.of(
                    "MinimumLength", 12,
                    "RequireLowercase", true,
                    "RequireUppercase", true,
                    "RequireNumbers", true,
                    "RequireSymbols", true,
                    "TemporaryPasswordValidityDays", 3))));
  }

  @Test
  void employees_mayHaveAnAuthenticatorApp_andRecoverByMailAlone() {
    template.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of(
            "MfaConfiguration", "OPTIONAL",
            "EnabledMfas", List.of("SOFTWARE_TOKEN_MFA"),
            "AccountRecoverySetting",
                Map.of(
                    "RecoveryMechanisms",
                    List.of(Map.of("Name", "verified_email", "Priority", 1)))));
  }

  @Test
  void employees_outliveTheirStackInProductionOnly() {
    synthesized(Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true))))
        .hasResource(
            "AWS::Cognito::UserPool",
            Map.of(
                "DeletionPolicy",
                "RetainExceptOnCreate",
                "Properties",
                Match.objectLike(Map.of("DeletionProtection", "ACTIVE"))));
    template.hasResource("AWS::Cognito::UserPool", Map.of("DeletionPolicy", "Delete"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "editor", "manager"})
  void everyGroupOfTheContractExists(String group) {
    template.hasResourceProperties("AWS::Cognito::UserPoolGroup", Map.of("GroupName", group));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-pool-id", "client-id"})
  void poolAndClientArePublished(String name) {
    template.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/catalog/auth/" + name));
  }
}
