package dev.polystack.engine.deploy;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackRecord;
import dev.polystack.workspace.stack.StackRecord.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * What services consume of others that are not deployed with them. Whom a parameter is for is what
 * its publisher has marked it with; what the consumer's own code says of it proves nothing.
 */
final class ForeignParameters {

  private ForeignParameters() {}

  /**
   * The visibility of every parameter that these assemblies consume of others and that there is;
   * empty where a parameter has no mark that is understood. The environment is asked only if they
   * consume any of others.
   */
  static Map<String, Optional<Visibility>> consumed(Target target, List<Assembly> assemblies) {
    Set<String> names = new TreeSet<>();
    assemblies.stream()
        .flatMap(assembly -> assembly.stacks().stream())
        .flatMap(stack -> stack.consumes().stream())
        .map(StackRecord.Consumed::name)
        .forEach(names::add);
    assemblies.forEach(
        assembly -> names.removeIf(name -> name.startsWith(target.path(assembly.service() + "/"))));
    Map<String, Optional<Visibility>> visibilities = new TreeMap<>();
    if (!names.isEmpty()) {
      names.retainAll(new DeployedStacks(target).parameters().keySet());
      try (SsmClient ssm = Aws.client(target, SsmClient.builder())) {
        names.forEach(name -> visibilities.put(name, visibility(ssm, name)));
      }
    }
    return visibilities;
  }

  private static Optional<Visibility> visibility(SsmClient ssm, String name) {
    List<Tag> tags =
        ssm.listTagsForResource(
                request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId(name))
            .tagList();
    return Arrays.stream(Visibility.values())
        .filter(
            each ->
                tags.stream()
                    .anyMatch(
                        tag -> tag.key().equals(Visibility.TAG) && tag.value().equals(each.name())))
        .findFirst();
  }
}
