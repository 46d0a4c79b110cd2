package dev.docent.journal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a record the name of an event, so that a journal can contain it. {@link FrameCodec} reads it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Event {
    /** Returns the type of the event on the wire; empty for the one that travels without a type. */
    String value();

    /** Returns whether such a frame ends its journal. */
    boolean last() default false;
}
