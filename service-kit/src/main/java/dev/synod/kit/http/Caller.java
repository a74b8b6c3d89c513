package dev.synod.kit.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who is asking. */
@RequestScoped
public class Caller {
    /** The role of operators: who lacks it is refused before the request's body is read. */
    public static final String ADMIN = "admin";

    private final CurrentIdentityAssociation association;
    private final SecurityEvents security;

    Caller(CurrentIdentityAssociation association, SecurityEvents security) {
        this.association = association;
        this.security = security;
    }

    /** The token's subject; all that a user makes is owned by it. */
    public String ownerId() {
        return identity().getPrincipal().getName();
    }

    /** True for operators, who may read what others own. */
    public boolean isAdmin() {
        return identity().hasRole(ADMIN);
    }

    /** True if the caller may see what this owner owns; what is nobody's, only operators may. */
    public boolean maySee(@Nullable String ownerId) {
        return isAdmin() || owns(ownerId);
    }

    /** True if the caller owns what this owner does; asking for what another one owns is told to who watches. */
    public boolean owns(@Nullable String ownerId) {
        boolean own = ownerId().equals(ownerId);
        if (!own) {
            security.foreign();
        }
        return own;
    }

    /** The policy on /api has resolved it before any endpoint runs, so it is taken without waiting. */
    private SecurityIdentity identity() {
        SecurityIdentity identity =
                association.getDeferredIdentity().subscribeAsCompletionStage().getNow(null);
        if (identity == null) {
            throw new IllegalStateException("the caller is not known yet; is this path outside the API's policy?");
        }
        return identity;
    }
}
