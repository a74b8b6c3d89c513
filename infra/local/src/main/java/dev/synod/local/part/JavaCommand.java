package dev.synod.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the Java children: the JVM this process runs on, small heaps, quick start. */
final class JavaCommand {

    private final List<String> words = new ArrayList<>();

    private JavaCommand(String heap) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + heap);
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
    }

    /** A JVM with at most this much heap, such as {@code 256m}. */
    static JavaCommand withHeap(String heap) {
        return new JavaCommand(heap);
    }

    JavaCommand option(String option) {
        words.add(option);
        return this;
    }

    /** Runs a class. */
    List<String> main(String classPath, String mainClass, String... arguments) {
        words.add("-cp");
        words.add(classPath);
        words.add(mainClass);
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    /** Runs a jar. */
    List<String> jar(Path jar) {
        words.add("-jar");
        words.add(jar.toString());
        return List.copyOf(words);
    }
}
