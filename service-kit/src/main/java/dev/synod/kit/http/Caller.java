package dev.synod.kit.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who is asking. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject; all that a user makes is owned by it. */
    public String ownerId() {
        return identity.getPrincipal().getName();
    }

    /** True for operators, who may read what others own. */
    public boolean isAdmin() {
        return identity.hasRole("admin");
    }

    /** True if the caller may see what this owner owns. */
    public boolean maySee(String ownerId) {
        return ownerId().equals(ownerId) || isAdmin();
    }
}
