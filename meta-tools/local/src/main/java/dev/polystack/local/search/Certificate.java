package dev.polystack.local.search;

import dev.polystack.local.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for the loopback address, made once per home, and a trust store with it beside the
 * JDK's own authorities, so that functions reach search domains by TLS as they do on AWS.
 */
public final class Certificate {

  /** Everybody's password for stores that hold no secret: the key never leaves this machine. */
  private static final String PASSWORD = "changeit";

  private final Path keys;
  private final Path trust;

  private Certificate(Path keys, Path trust) {
    this.keys = keys;
    this.trust = trust;
  }

  /** The home's certificate, made with the JDK's keytool if there is none yet. */
  public static Certificate of(Home home) {
    Path folder = home.state("certificate");
    Certificate certificate =
        new Certificate(folder.resolve("keys.p12"), folder.resolve("trust.p12"));
    if (!Files.exists(certificate.trust)) {
      certificate.make(folder);
    }
    return certificate;
  }

  /** What makes a JVM trust it. */
  public List<String> jvmOptions() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trust, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  SSLContext serverContext() {
    try (InputStream stream = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(stream, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "the certificate in %s cannot be used: delete it and start again".formatted(keys), e);
    }
  }

  private void make(Path folder) {
    Path exported = folder.resolve("certificate.pem");
    Path half = folder.resolve("trust.part");
    try {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(exported);
      keytool(
          "-genkeypair",
          "-alias",
          "local",
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-dname",
          "CN=127.0.0.1",
          "-ext",
          "san=ip:127.0.0.1,dns:localhost",
          "-validity",
          "3650",
          "-storetype",
          "PKCS12",
          "-keystore",
          keys.toString());
      keytool(
          "-exportcert",
          "-rfc",
          "-alias",
          "local",
          "-keystore",
          keys.toString(),
          "-file",
          exported.toString());
      Files.copy(
          Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"),
          half,
          StandardCopyOption.REPLACE_EXISTING);
      half.toFile().setWritable(true);
      keytool(
          "-importcert",
          "-noprompt",
          "-alias",
          "polystack-local",
          "-keystore",
          half.toString(),
          "-file",
          exported.toString());
      Files.move(half, trust);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a certificate in " + folder, e);
    }
  }

  private static void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool " + arguments[0] + " failed: " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }
}
