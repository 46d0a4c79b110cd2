package dev.docent.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.Serial;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/** Determines which components of a record may be missing, and which are written {@link Inline}. Thread-safe. */
final class RecordIntrospector extends JacksonAnnotationIntrospector {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isRequired(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(annotated);
    }

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
        return member.hasAnnotation(Inline.class) ? NameTransformer.NOP : super.findUnwrappingNameTransformer(member);
    }

    private static boolean isRequired(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && !typeOf(parameter).isAnnotationPresent(Nullable.class);
    }

    /** The annotation belongs to the type, but the library only looks at those of the parameter. */
    private static AnnotatedType typeOf(AnnotatedParameter parameter) {
        var owner = (Executable) parameter.getOwner().getMember();
        return owner.getAnnotatedParameterTypes()[parameter.getIndex()];
    }
}
