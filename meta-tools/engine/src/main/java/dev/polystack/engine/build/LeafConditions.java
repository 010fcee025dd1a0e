package dev.polystack.engine.build;

import dev.polystack.workspace.build.Coordinate;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import dev.polystack.workspace.fingerprint.Stamp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * When {@link LeafCompiler} makes of a module what Maven would make. Where that is not plain to see
 * from the POMs and from what Maven has left, Maven compiles.
 */
final class LeafConditions {

  private static final Coordinate PARENT = new Coordinate("dev.polystack", "polystack-parent");
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** The files that Maven compiled, one a line. */
  private static final String COMPILED =
      "target/maven-status/maven-compiler-plugin/compile/default-compile/inputFiles.lst";

  /** By this the compiler finds annotation processors among a module's dependencies. */
  private static final String PROCESSOR = "META-INF/services/javax.annotation.processing.Processor";

  private final ModuleGraph modules;

  LeafConditions(ModuleGraph modules) {
    this.modules = modules;
  }

  /**
   * Whether nothing but Java sources changed in what makes the jar since Maven made it, and the
   * options are the parent POM's, and those sources are all that there is to compile.
   */
  boolean allow(Module module) {
    try {
      return onlySourcesChanged(module)
          && modules.compilesAs(PARENT, module)
          && hasOnlyThoseSources(module)
          && !hasProcessors(module);
    } catch (IOException e) {
      return false; // Never built.
    }
  }

  private static boolean onlySourcesChanged(Module module) throws IOException {
    Path pom = module.folder().resolve("pom.xml");
    try (Stream<Path> jars = Files.list(module.folder().resolve("target"));
        Stream<Path> main = Files.walk(module.folder().resolve("src/main"))) {
      Optional<Path> jar =
          jars.filter(file -> isJarOf(module, file))
              .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
      if (jar.isEmpty()) {
        return false;
      }
      FileTime since = Files.getLastModifiedTime(jar.get());
      return Stream.concat(Stream.of(pom), main)
          .filter(path -> !isFolderOfSources(module, path))
          .filter(path -> isNewer(path, since))
          .allMatch(path -> isSource(module, path));
    }
  }

  /** One of those that Maven has made of it: only tests make some of them anew. */
  private static boolean isJarOf(Module module, Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(module.coordinate().artifactId() + "-")
        && name.endsWith(".jar")
        && !name.endsWith("-tests.jar");
  }

  /** The other folders tell by their times of what was renamed, moved or deleted in them. */
  private static boolean isFolderOfSources(Module module, Path path) {
    return path.startsWith(module.folder().resolve(SOURCES)) && Files.isDirectory(path);
  }

  /** A file that was moved or copied may keep an old time, but not its inode's. */
  private static boolean isNewer(Path path, FileTime since) {
    try {
      Stamp stamp = Stamp.of(path);
      return stamp.modified().compareTo(since) > 0 || stamp.inodeChanged().compareTo(since) > 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isSource(Module module, Path file) {
    return file.startsWith(module.folder().resolve(SOURCES)) && file.toString().endsWith(".java");
  }

  /** Neither did Maven compile generated ones, nor has another language's compiler its own. */
  private static boolean hasOnlyThoseSources(Module module) throws IOException {
    Path sources = module.folder().toRealPath().resolve(SOURCES);
    try (Stream<Path> main = Files.list(module.folder().resolve("src/main"));
        Stream<String> compiled = Files.lines(module.folder().resolve(COMPILED))) {
      return main.map(folder -> folder.getFileName().toString())
              .allMatch(name -> name.equals("java") || name.equals("resources"))
          && compiled.allMatch(file -> Path.of(file).startsWith(sources));
    }
  }

  private static boolean hasProcessors(Module module) throws IOException {
    return Stream.of(LeafCompiler.classPath(module).split(File.pathSeparator))
        .parallel() // To open fifty jars takes a moment.
        .anyMatch(LeafConditions::hasProcessor);
  }

  private static boolean hasProcessor(String entry) {
    if (!entry.endsWith(".jar")) {
      return Files.exists(Path.of(entry, PROCESSOR));
    }
    try (ZipFile jar = new ZipFile(entry)) {
      return jar.getEntry(PROCESSOR) != null;
    } catch (IOException e) {
      return true; // It is not there any more: Maven gets it.
    }
  }
}
