package dev.synod.testing;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A stack's ports as a text, for a system property. */
final class PortsText {

    private PortsText() {}

    static String of(StackPorts ports) {
        return ports.ports().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    static StackPorts read(String text) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (String pair : text.split(",")) {
            String[] parts = pair.split("=");
            ports.put(Port.valueOf(parts[0]), Integer.valueOf(parts[1]));
        }
        return new StackPorts(ports);
    }
}
