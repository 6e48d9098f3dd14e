package io.emprops.it.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a service was built as. */
public enum Packaging {
  /** Jars for a virtual machine, with a cache of what it did in training. */
  JVM {
    @Override
    public Path folder(Path home, String service) {
      return home.resolve(service).resolve("target/quarkus-app");
    }

    @Override
    public List<String> command(Path home, String service, List<String> options) {
      Path folder = folder(home, service);
      if (!Files.exists(folder.resolve(JAR))) {
        throw new StackFailure(
            "%s is not built: %s is missing; ./run builds it".formatted(service, folder));
      }
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.addAll(List.of("-jar", JAR));
      return command;
    }
  },

  /** An executable that needs no virtual machine. */
  NATIVE {
    @Override
    public Path folder(Path home, String service) {
      return home.resolve("target/native");
    }

    @Override
    public List<String> command(Path home, String service, List<String> options) {
      Path executable = folder(home, service).resolve(service);
      if (!Files.isExecutable(executable)) {
        throw new StackFailure(
            "%s is not built as a native executable: ./build native builds it".formatted(service));
      }
      List<String> command = new ArrayList<>(List.of(executable.toString()));
      options.stream().filter(option -> option.startsWith(MEMORY)).forEach(command::add);
      return command;
    }
  };

  private static final String JAR = "quarkus-run.jar";
  private static final String MEMORY = "-Xm";

  /**
   * The folder that a service lies in, and starts in.
   *
   * @param home the project's root
   * @param service its module
   */
  public abstract Path folder(Path home, String service);

  /**
   * What starts a service in its folder.
   *
   * @param options of the virtual machine; an executable takes the sizes of its memory alone
   * @throws StackFailure when it was not built
   */
  public abstract List<String> command(Path home, String service, List<String> options);
}
