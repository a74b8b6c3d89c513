package dev.synod.testing.network;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.stack.Providers;
import dev.synod.local.stack.StoreAddresses;
import dev.synod.testing.TestStack;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The links of a suite, by name: to the {@value #DATABASE}, to the {@value #BROKER} and to the {@value #PROVIDERS}, for
 * the services that are started with its {@link #environment()}; and those that were asked for. Everybody else, the
 * tests and Connect among them, reaches all parts directly. Ends with the JVM, as the stack does, or is closed after the
 * services.
 */
public final class Network implements AutoCloseable {

    public static final String DATABASE = "database";
    public static final String BROKER = "broker";
    public static final String PROVIDERS = "providers";

    private final SequencedMap<String, TcpProxy> links = new LinkedHashMap<>();
    private final Map<String, String> environment;

    private Network(TestStack stack) {
        TcpProxy database = add(DATABASE, TcpProxy.before(stack.port(Port.POSTGRES)));
        // Kafka was told where, and sends its clients there.
        TcpProxy broker = add(BROKER, TcpProxy.at(stack.port(Port.KAFKA_PROXY), stack.port(Port.KAFKA_PROXIED)));
        TcpProxy providers = add(PROVIDERS, TcpProxy.before(stack.port(Port.SIMULATOR)));
        StackPorts seen = new StackPorts(Map.of(
                Port.POSTGRES, database.port(),
                Port.KAFKA, broker.port(),
                Port.SIMULATOR, providers.port()));
        Map<String, String> all = new HashMap<>(StoreAddresses.at(seen));
        all.putAll(Providers.from(Map.of(), seen).environment());
        environment = Map.copyOf(all);
    }

    /** The links to a stack's parts; only one network at a time can be before a stack. */
    public static Network before(TestStack stack) {
        return new Network(stack);
    }

    /** What services are to be told, so that they reach the parts through these links. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Makes another link, and says where a service is reached through it. */
    public synchronized URI before(String link, URI service) {
        int port = add(link, TcpProxy.before(service.getPort())).port();
        return URI.create(service.getScheme() + "://127.0.0.1:" + port + service.getRawPath());
    }

    /** A link, to be broken and healed. */
    public synchronized TcpProxy link(String name) {
        TcpProxy link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("no link " + name + " among " + links.keySet());
        }
        return link;
    }

    /** The names of all links, oldest first. */
    public synchronized List<String> links() {
        return List.copyOf(links.keySet());
    }

    /** Heals all links. */
    public synchronized void heal() {
        links.values().forEach(TcpProxy::heal);
    }

    @Override
    public synchronized void close() {
        links.values().forEach(TcpProxy::close);
    }

    private TcpProxy add(String name, TcpProxy link) {
        if (links.putIfAbsent(name, link) != null) {
            link.close();
            throw new IllegalArgumentException("there is a link " + name + " already");
        }
        return link;
    }
}
