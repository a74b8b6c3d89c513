package dev.synod.events.session;

/**
 * An expert on a panel.
 *
 * @param memberId {@code m1}, {@code m2}, … within its panel
 * @param personaId key in the persona catalogue
 * @param route the gateway route that answers for this member
 */
public record PanelMember(String memberId, String personaId, String name, String role, String route) {}
