package dev.synod.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The stable name of a message on the wire; renaming the record never changes it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireType {
    /** The CloudEvents type, {@code dev.synod.<noun>.<fact>.v1}. */
    String value();

    /** One sentence for the AsyncAPI document. */
    String summary();
}
