package dev.synod.local.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a part runs in a container that shares the host's network.
 *
 * @param image with its tag
 * @param environment its configuration
 * @param arguments after the image's entry point
 * @param folders folders of the host that it reads, and where
 * @param confined whether it needs no rights at all and writes to /tmp only, as ours
 */
public record Container(
        String image,
        Map<String, String> environment,
        List<String> arguments,
        Map<Path, Path> folders,
        boolean confined) {

    /** The release that our own images are tagged with. */
    public static final String RELEASE = "0.1.0";

    public Container {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
        folders = Map.copyOf(folders);
    }

    /** One of our own images. */
    public static Container ours(String name, Map<String, String> environment, Map<Path, Path> folders) {
        return new Container("synod/" + name + ":" + RELEASE, environment, List.of(), folders, true);
    }

    /** Somebody else's image. */
    public static Container foreign(String image, Map<String, String> environment, List<String> arguments) {
        return new Container(image, environment, arguments, Map.of(), false);
    }
}
