package dev.polystack.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransientFaultsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException: Rate exceeded",
        "❌ shop-test-store-api failed: Throttling: Rate exceeded",
        "Resource handler returned message: \"Too Many Requests (Service: Lambda, Status Code: 429",
        "An error occurred (503) when calling: Service Unavailable",
        "Received response status code 502",
        "npm ERR! code ECONNRESET",
        "fatal: unable to access: The requested URL returned error: 500",
        "getaddrinfo EAI_AGAIN cloudformation.eu-central-1.amazonaws.com",
        "java.net.SocketTimeoutException: Read timed out",
        "fetch-pack: unexpected disconnect: early EOF"
      })
  void isOne_ofWhatPasses_isTrue(String output) {
    assertThat(TransientFaults.isOne(output)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AccessDenied: User is not authorized to perform: cloudformation:CreateStack",
        "ValidationError: Template format error",
        "Resource of type 'AWS::SQS::Queue' with identifier 'orders' already exists.",
        "LimitExceededException: Cannot exceed quota for PoliciesPerRole: 10",
        "getaddrinfo ENOTFOUND no.such.host",
        "Tests run: 503, Failures: 1",
        "exit status 1",
        "502 lines were written"
      })
  void isOne_ofWhatStays_isFalse(String output) {
    assertThat(TransientFaults.isOne(output)).isFalse();
  }
}
