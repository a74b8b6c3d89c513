package dev.synod.session.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests ask for the same. */
final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 over what was understood of the request, so that spelling (order, spaces) is no difference. */
    static String of(Object request) {
        try {
            byte[] json = MessageJson.MAPPER.writeValueAsBytes(request);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256, and every record is writable", e);
        }
    }
}
