package dev.synod.kit.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers are somebody's own, so nobody on the way or on a shared computer keeps them. What has an entity tag may be
 * kept by whom it is for, who asks each time whether it is still so.
 */
public class Caching {
    /** Unless the endpoint knows better. */
    @ServerResponseFilter
    public void forbid(ContainerResponseContext answer) {
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(
                    HttpHeaders.CACHE_CONTROL,
                    headers.containsKey(HttpHeaders.ETAG) ? "private, no-cache" : "no-store");
        }
    }
}
