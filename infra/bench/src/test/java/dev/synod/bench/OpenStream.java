package dev.synod.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Asks for streams over plain sockets, so that thousands cost the benchmark next to nothing. */
final class OpenStream {
    private final URI uri;
    private final String token;
    private int receiveBuffer;

    OpenStream(URI uri, String token) {
        this.uri = uri;
        this.token = token;
    }

    /** With so little room in the client's system that the server soon feels how slowly it reads. */
    OpenStream withReceiveBuffer(int bytes) {
        receiveBuffer = bytes;
        return this;
    }

    /** So many connections that have asked, and not read the answer. */
    List<SocketChannel> times(int count) {
        return Stream.generate(this::ask).limit(count).toList();
    }

    private SocketChannel ask() {
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(uri.getPath() + "?" + uri.getQuery(), uri.getAuthority(), token);
        try {
            SocketChannel channel = SocketChannel.open();
            if (receiveBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for " + uri, e);
        }
    }
}
