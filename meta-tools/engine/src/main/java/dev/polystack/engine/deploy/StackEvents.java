package dev.polystack.engine.deploy;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * What CloudFormation tells of a stack's operations. It keeps the events of a stack's whole life,
 * newest first and in pages; only those of its last operation say why that failed.
 */
final class StackEvents {

  private static final Set<ResourceStatus> FAILURES =
      Set.of(
          ResourceStatus.CREATE_FAILED,
          ResourceStatus.UPDATE_FAILED,
          ResourceStatus.DELETE_FAILED,
          ResourceStatus.IMPORT_FAILED);

  /** What a stack's own events say when somebody has asked for something; not when it is undone. */
  private static final Set<ResourceStatus> BEGINNINGS =
      Set.of(
          ResourceStatus.CREATE_IN_PROGRESS,
          ResourceStatus.UPDATE_IN_PROGRESS,
          ResourceStatus.DELETE_IN_PROGRESS,
          ResourceStatus.IMPORT_IN_PROGRESS);

  private final CloudFormationClient cloudFormation;

  StackEvents(CloudFormationClient cloudFormation) {
    this.cloudFormation = cloudFormation;
  }

  /**
   * The id of a stack's newest event.
   *
   * @throws CloudFormationException if there is no such stack, or no answer
   */
  Optional<String> newest(String stackName) {
    return cloudFormation
        .describeStackEvents(request -> request.stackName(stackName))
        .stackEvents()
        .stream()
        .findFirst()
        .map(StackEvent::eventId);
  }

  /**
   * Why the last operation on a stack failed: the first resource that did, and its reason; empty if
   * none did, or if CloudFormation does not say.
   *
   * @param after the id of an event; only what came later counts
   */
  Optional<String> failure(String stackName, Optional<String> after) {
    try {
      return ofLastOperation(stackName, after)
          .map(
              event ->
                  "%s (%s): %s"
                      .formatted(
                          event.logicalResourceId(),
                          event.resourceType(),
                          event.resourceStatusReason()));
    } catch (SdkException e) {
      return Optional.empty(); // The command's own words are left, which would be lost otherwise.
    }
  }

  private Optional<StackEvent> ofLastOperation(String stackName, Optional<String> after) {
    Optional<StackEvent> first = Optional.empty();
    for (StackEvent event :
        cloudFormation
            .describeStackEventsPaginator(request -> request.stackName(stackName))
            .stackEvents()) {
      if (after.filter(event.eventId()::equals).isPresent()) {
        break;
      }
      if (FAILURES.contains(event.resourceStatus()) && event.resourceStatusReason() != null) {
        first = Optional.of(event);
      }
      if (isBeginning(event)) {
        break;
      }
    }
    return first;
  }

  private static boolean isBeginning(StackEvent event) {
    return event.stackId().equals(event.physicalResourceId())
        && BEGINNINGS.contains(event.resourceStatus());
  }
}
