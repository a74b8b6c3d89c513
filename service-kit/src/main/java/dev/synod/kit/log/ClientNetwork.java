package dev.synod.kit.log;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Where a request came from, no more exact than is needed to see that many come from one place. */
public final class ClientNetwork {
    private static final int IPV4_PARTS = 3;
    private static final int IPV6_PARTS = 3;

    private ClientNetwork() {}

    /** The network of an address: 24 bits of it, or 48 of an IPv6 one. */
    public static String of(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return "unknown";
        }
        if (address.contains(":")) {
            List<String> groups = Arrays.asList(address.replaceFirst("%.*", "").split(":", -1));
            int given = Math.min(groups.indexOf("") < 0 ? groups.size() : groups.indexOf(""), IPV6_PARTS);
            return String.join(":", groups.subList(0, given)) + "::/48";
        }
        String[] parts = address.split("\\.", -1);
        return parts.length == IPV4_PARTS + 1
                ? String.join(".", Arrays.copyOf(parts, IPV4_PARTS)) + ".0/24"
                : "unknown";
    }
}
