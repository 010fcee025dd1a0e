package dev.polystack.shop.store.catalog;

import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.Suppression;
import java.util.List;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.opensearchservice.CapacityConfig;
import software.amazon.awscdk.services.opensearchservice.Domain;
import software.amazon.awscdk.services.opensearchservice.EbsOptions;
import software.amazon.awscdk.services.opensearchservice.EncryptionAtRestOptions;
import software.amazon.awscdk.services.opensearchservice.EngineVersion;
import software.amazon.awscdk.services.opensearchservice.TLSSecurityPolicy;
import software.amazon.awscdk.services.opensearchservice.ZoneAwarenessConfig;

/**
 * The OpenSearch domain: encrypted at rest, between nodes and on the way, over TLS only.
 *
 * <p>It has no access policy of its own, so nobody gets in but the roles of this account that an
 * identity policy lets in. Its name is CloudFormation's: domain names have 28 characters at most.
 */
final class ProductDomain {

  private static final int GIBIBYTES = 10;

  private static final String BY_ROLE = "only roles of this account get in, by signed requests";

  private static final List<Suppression> SUPPRESSED =
      List.of(
          Suppression.of("AwsSolutions-OS1", BY_ROLE),
          Suppression.of("AwsSolutions-OS3", BY_ROLE),
          Suppression.of("AwsSolutions-OS4", "two data nodes do without masters of their own"),
          Suppression.of("AwsSolutions-OS5", BY_ROLE),
          Suppression.of("AwsSolutions-OS9", "stays empty until an index has thresholds for it"));

  private ProductDomain() {}

  static Domain in(ServiceStack stack) {
    boolean production = stack.target().production();
    Domain domain =
        Domain.Builder.create(stack, "Products")
            .version(EngineVersion.OPENSEARCH_2_19)
            .capacity(production ? twoZones() : oneSmallNode())
            .zoneAwareness(
                ZoneAwarenessConfig.builder().enabled(production).availabilityZoneCount(2).build())
            .ebs(
                EbsOptions.builder()
                    .volumeType(EbsDeviceVolumeType.GP3)
                    .volumeSize(GIBIBYTES)
                    .build())
            .enforceHttps(true)
            .tlsSecurityPolicy(TLSSecurityPolicy.TLS_1_2_PFS)
            .nodeToNodeEncryption(true)
            .encryptionAtRest(EncryptionAtRestOptions.builder().enabled(true).build())
            .removalPolicy(stack.target().removalPolicy())
            .build();
    SUPPRESSED.forEach(suppression -> suppression.on(domain));
    if (!production) {
      Suppression.of("AwsSolutions-OS7", "one zone is enough where it is not for production")
          .on(domain);
    }
    return domain;
  }

  private static CapacityConfig twoZones() {
    return CapacityConfig.builder()
        .dataNodes(2)
        .dataNodeInstanceType("m7g.medium.search")
        .multiAzWithStandbyEnabled(false)
        .build();
  }

  private static CapacityConfig oneSmallNode() {
    return CapacityConfig.builder()
        .dataNodes(1)
        .dataNodeInstanceType("t3.small.search")
        .multiAzWithStandbyEnabled(false)
        .build();
  }
}
