package dev.synod.gateway.adapter.provider.http;

/** A reply that can also come piece by piece. */
public interface StreamedReply<T> extends Reply<T> {
    /**
     * Takes the data of one server-sent event.
     *
     * @return whether it brought the answer forward; keepalives and headings do not
     */
    boolean event(String data);

    /** True once the last event has come. */
    boolean isComplete();

    /** The answer from all events so far; a failure if the end has not come. */
    T fromEvents();
}
