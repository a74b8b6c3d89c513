package dev.synod.gateway.shell.port;

/** Nobody waits for the answer any more; whatever we are doing is of no use. */
public abstract class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Gone(String why) {
        super(why, null, false, false);
    }
}
