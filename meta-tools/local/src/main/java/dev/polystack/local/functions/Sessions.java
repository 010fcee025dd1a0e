package dev.polystack.local.functions;

import dev.polystack.local.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The functions' roles, assumed as Lambda does it; remembers who got which key. */
public final class Sessions {

  /** The longest that a role allows unless it says otherwise. */
  private static final Duration LENGTH = Duration.ofHours(1);

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final StsClient sts;
  private final Map<String, Session> byKey = new ConcurrentHashMap<>();
  private final Map<String, Session> byFunction = new ConcurrentHashMap<>();

  /** Assumes roles in this cloud. */
  public Sessions(Cloud cloud) {
    this.sts = cloud.client(StsClient.builder());
  }

  /** Credentials of the function's role that are good for some minutes at least. */
  public Session of(String function, String roleArn) {
    return byFunction.compute(
        function + " " + roleArn,
        (key, session) ->
            session == null || !isCurrent(session) ? assume(function, roleArn) : session);
  }

  /** The session that an access key belongs to, if this host has handed it out. */
  public Optional<Session> byAccessKey(String accessKeyId) {
    return Optional.ofNullable(byKey.get(accessKeyId));
  }

  /** Whether a session is known here and good for some minutes at least. */
  boolean isCurrent(Session session) {
    return byKey.containsKey(session.accessKeyId())
        && session.expiration().isAfter(Instant.now().plus(MARGIN));
  }

  /** Forgets every session: an emulator that was killed does not know the last ones any more. */
  public void forget() {
    byKey.clear();
    byFunction.clear();
  }

  private Session assume(String function, String roleArn) {
    Credentials credentials =
        sts.assumeRole(
                request ->
                    request
                        .roleArn(roleArn)
                        .roleSessionName(function)
                        .durationSeconds((int) LENGTH.toSeconds()))
            .credentials();
    Session session =
        new Session(
            roleArn,
            credentials.accessKeyId(),
            credentials.secretAccessKey(),
            credentials.sessionToken(),
            credentials.expiration());
    byKey.put(session.accessKeyId(), session);
    return session;
  }
}
