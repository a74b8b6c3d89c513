package dev.synod.gateway.core;

/**
 * An answer broke off whose words can't be taken back any more, so that no other may begin in its place. The
 * provider is to blame as for any failure.
 */
public final class AnswerBroken extends CallFailure {
    private static final long serialVersionUID = 1L;

    public AnswerBroken(CallFailure why) {
        super(why.code(), why.detail(), why.retryAfter());
    }

    @Override
    public boolean endsCall() {
        return true;
    }
}
