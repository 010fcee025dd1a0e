package dev.polystack.local.functions;

import dev.polystack.local.Cloud;
import dev.polystack.local.Home;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentOutput;

/**
 * A function's code and layers, unpacked as Lambda lays them out: code in {@code /var/task}, layers
 * in {@code /opt}, whose {@code java/lib} is on the class path.
 */
final class FunctionFiles {

  private final LambdaClient lambda;
  private final Path folder;
  private Set<Path> unneeded = Set.of();

  FunctionFiles(Cloud cloud, Home home) {
    this.lambda = cloud.client(LambdaClient.builder());
    this.folder = home.work("functions");
  }

  /** What {@code java -cp} needs to run the function. */
  String classPath(GetFunctionResponse function) {
    List<Path> entries = new ArrayList<>();
    Path task = code(function.configuration());
    unpackOnce(function.code().location(), task);
    entries.add(task);
    entries.addAll(jars(task.resolve("lib")));
    for (Layer layer : function.configuration().layers()) {
      entries.addAll(jars(unpackedLayer(layer.arn()).resolve("java/lib")));
    }
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private Path code(FunctionConfiguration function) {
    return folder.resolve(function.functionName()).resolve(safe(function.codeSha256()));
  }

  private Path layer(LayerVersionContentOutput content) {
    return folder.resolve("layers").resolve(safe(content.codeSha256()));
  }

  /**
   * Deletes what no deployed function has needed now and the last time: what has become unneeded
   * since may still be in use.
   */
  void sweep() {
    Set<Path> needed = new HashSet<>();
    Set<String> layers = new HashSet<>();
    for (FunctionConfiguration function : lambda.listFunctionsPaginator().functions()) {
      needed.add(code(function));
      function.layers().forEach(layer -> layers.add(layer.arn()));
    }
    layers.forEach(
        arn ->
            needed.add(layer(lambda.getLayerVersionByArn(request -> request.arn(arn)).content())));
    Set<Path> left = new HashSet<>();
    for (Path owner : children(folder)) {
      left.addAll(children(owner));
    }
    left.removeAll(needed);
    left.stream().filter(unneeded::contains).forEach(FunctionFiles::delete);
    unneeded = left;
  }

  private static List<Path> children(Path parent) {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  private Path unpackedLayer(String arn) {
    var layer = lambda.getLayerVersionByArn(request -> request.arn(arn));
    Path target = layer(layer.content());
    unpackOnce(layer.content().location(), target);
    return target;
  }

  private static void unpackOnce(String location, Path target) {
    if (Files.isDirectory(target)) {
      return;
    }
    try {
      Path folder = target.resolveSibling(".").normalize();
      Path half = Files.createTempDirectory(Files.createDirectories(folder), "unpacking-");
      try (InputStream stream = URI.create(location).toURL().openStream()) {
        unpack(stream, half);
      }
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) { // Somebody else may have unpacked it meanwhile.
        throw new UncheckedIOException("cannot unpack a function's code to " + target, e);
      }
    }
  }

  private static void unpack(InputStream stream, Path target) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(stream))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.resolveSibling("."));
          Files.copy(zip, file);
        }
      }
    }
  }

  private static List<Path> jars(Path lib) {
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + lib, e);
    }
  }

  private static String safe(String sha256) {
    return sha256.replaceAll("[^A-Za-z0-9]", "_");
  }
}
