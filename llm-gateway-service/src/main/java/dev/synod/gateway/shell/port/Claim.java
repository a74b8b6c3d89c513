package dev.synod.gateway.shell.port;

/** What the ledger says to a request that just came in. In each case the record may be acknowledged. */
public sealed interface Claim {
    /** Ours to run now. */
    record Ours(Call call) implements Claim {}

    /** Written down; whoever has room first takes it. */
    record Waiting() implements Claim {}

    /** Under way already, here or elsewhere. */
    record UnderWay() implements Claim {}

    /** It has its answer, which is sent again. */
    record Settled() implements Claim {}
}
