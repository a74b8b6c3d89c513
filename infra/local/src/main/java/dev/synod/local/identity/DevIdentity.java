package dev.synod.local.identity;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The development identity issuer: an RSA key made at first start, its public half as a JWKS file that the services
 * verify with, and tokens signed by it. The private half never leaves its folder and is readable by the owner only.
 */
public final class DevIdentity {

    /** The {@code iss} claim of every token. */
    public static final String ISSUER = "https://synod.localhost";

    /** The group that every user is in. */
    public static final String USER = "user";

    /** The group that may administrate. */
    public static final String ADMIN = "admin";

    private static final int KEY_BITS = 2048;
    private static final Duration VALID = Duration.ofHours(12);

    private final RsaJsonWebKey key;
    private final Path jwks;

    private DevIdentity(RsaJsonWebKey key, Path jwks) {
        this.key = key;
        this.jwks = jwks;
    }

    /** Opens the issuer of a folder, making the key if there is none. */
    public static DevIdentity in(Path folder) {
        Path privateKey = folder.resolve("private.jwk");
        Path jwks = folder.resolve("jwks.json");
        try {
            if (!Files.exists(privateKey)) {
                make(folder, privateKey);
            }
            RsaJsonWebKey key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKey));
            if (!Files.exists(jwks)) {
                Files.writeString(jwks, new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            }
            return new DevIdentity(key, jwks);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the identity issuer in " + folder, e);
        } catch (JoseException e) {
            throw new IllegalStateException(
                    privateKey + " holds no usable key; delete " + folder + " and a new one is made", e);
        }
    }

    /** The public keys, for {@code mp.jwt.verify.publickey.location}. */
    public Path jwks() {
        return jwks;
    }

    /** A token of a plain user, valid for 12 hours. */
    public String userToken(String user) {
        return token(user, List.of(USER), VALID);
    }

    /** A token of a user who may administrate, valid for 12 hours. */
    public String adminToken(String user) {
        return token(user, List.of(USER, ADMIN), VALID);
    }

    /**
     * A signed token.
     *
     * @param user the owner id, as {@code sub} and {@code upn}
     * @param groups roles
     * @param valid how long from now; negative makes a token that is over already
     */
    public String token(String user, List<String> groups, Duration valid) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(user);
        claims.setStringClaim("upn", user);
        claims.setStringListClaim("groups", new ArrayList<>(groups));
        claims.setGeneratedJwtId();
        NumericDate now = NumericDate.now();
        claims.setIssuedAt(now);
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + valid.toSeconds()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    private static void make(Path folder, Path privateKey) throws IOException, JoseException {
        Files.createDirectories(folder);
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
        key.setKeyId(Long.toHexString(System.currentTimeMillis()));
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        Path fresh = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        Files.move(fresh, privateKey, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(folder.resolve("jwks.json"));
    }
}
