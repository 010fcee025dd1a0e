package dev.polystack.engine.deploy;

/** A stack; what is in progress with it has come to its end when it was looked at so often. */
record StandInStack(String status, String source, int looks, String next) {

  StandInStack now() {
    return !next.isEmpty() && looks <= 0 ? new StandInStack(next, source, 0, "") : this;
  }

  StandInStack lookedAt() {
    return new StandInStack(status, source, looks - 1, next);
  }

  /** What CloudFormation answers of it. */
  String xml(String name) {
    return """
           <member><StackName>%s</StackName><StackStatus>%s</StackStatus>
           <CreationTime>2026-11-02T09:30:00Z</CreationTime>
           <Tags><member><Key>%s</Key><Value>%s</Value></member></Tags></member>
           """
        .formatted(name, status, DeployedStacks.FINGERPRINT, source);
  }
}
