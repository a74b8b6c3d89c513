package dev.synod.local.layout;

import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The ports of one stack, all on loopback.
 *
 * @param ports one per {@link Port}
 */
public record StackPorts(Map<Port, Integer> ports) {

    /** Below the range from which systems take the ports of outgoing connections. */
    private static final int LOWEST_FREE = 20_000;

    private static final int HIGHEST_FREE = 32_000;
    private static final int HIGHEST = 65_535;
    private static final int CONNECT_MILLIS = 500;
    private static final Random RANDOM = new Random();

    public StackPorts {
        ports = Collections.unmodifiableMap(new EnumMap<>(ports));
    }

    /** The port of one listener. */
    public int of(Port port) {
        Integer number = ports.get(port);
        if (number == null) {
            throw new IllegalArgumentException("no port for " + port);
        }
        return number;
    }

    /** Default ports, moved as the environment says; a value that is no port is an error that names it. */
    public static StackPorts from(Map<String, String> environment) {
        int offset = number("SYNOD_PORT_OFFSET", environment.get("SYNOD_PORT_OFFSET"), 0, -HIGHEST);
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int fallback = port.usual() + offset;
            ports.put(port, number(port.variable(), environment.get(port.variable()), fallback, 1));
            if (ports.get(port) < 1 || ports.get(port) > HIGHEST) {
                throw new PartFailure("SYNOD_PORT_OFFSET=" + offset + " moves " + port + " to " + fallback
                        + ", which is no port (1 to " + HIGHEST + ")");
            }
        }
        return new StackPorts(ports);
    }

    /** Ports that nobody listens on now, different for each. */
    public static StackPorts free() {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int number;
            do {
                number = RANDOM.nextInt(LOWEST_FREE, HIGHEST_FREE);
            } while (ports.containsValue(number) || !isFree(number));
            ports.put(port, number);
        }
        return new StackPorts(ports);
    }

    /** Fails with an error that names the part, who holds the port, and how to move it. */
    public void requireFree(Set<Port> needed) {
        for (Port port : needed) {
            if (!isFree(of(port))) {
                throw new PartFailure(
                        "port %d (%s) is taken by %s. Stop that, or move ours: %s=<port>, or all by SYNOD_PORT_OFFSET=1000"
                                .formatted(
                                        of(port),
                                        port.name().toLowerCase(java.util.Locale.ROOT),
                                        PortHolder.of(of(port)),
                                        port.variable()));
            }
        }
    }

    /** Whether one could listen on this loopback port now. */
    public static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether somebody listens on this loopback port now. */
    public static boolean isListening(int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int number(String name, @Nullable String text, int fallback, int lowest) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= lowest && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw new PartFailure(name + "=" + text + " is not a number from " + lowest + " to " + HIGHEST);
    }
}
