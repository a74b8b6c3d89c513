package dev.synod.kit.limit;

import io.netty.util.NetUtil;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The address that requests are counted by. Of IPv6 only the network counts: a single client usually has 2^64
 * addresses to choose from.
 *
 * @param key what is counted
 * @param isLoopback whether it is this very machine
 */
record ClientAddress(String key, boolean isLoopback) {
    private static final int IPV6_NETWORK_BYTES = 8;

    /** Reads an address; never looks up a name, which a forwarded header may hold. */
    static ClientAddress of(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return new ClientAddress(text, false);
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            byte[] plain = address.getAddress();
            byte[] counted = plain.length == 4 ? plain : Arrays.copyOf(plain, IPV6_NETWORK_BYTES);
            return new ClientAddress(HexFormat.of().formatHex(counted), address.isLoopbackAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
