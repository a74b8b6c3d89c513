package dev.synod.local.cli.context;

import picocli.CommandLine.Option;

/** Who a command acts for. */
public final class Caller {

    private static final String USUAL_USER = "dev";

    @Option(names = "--user", paramLabel = "NAME", description = "Who acts (default ${DEFAULT-VALUE}).")
    private String user = USUAL_USER;

    @Option(names = "--admin", description = "With the admin role: may look at what others own.")
    private boolean admin;

    /** A bearer token. */
    public String token(Context context) {
        return admin ? context.identity().adminToken(user) : context.identity().userToken(user);
    }

    /** The options that say so again, for a command that is shown; empty, or with a space before each. */
    public String options() {
        return (user.equals(USUAL_USER) ? "" : " --user " + user) + (admin ? " --admin" : "");
    }
}
