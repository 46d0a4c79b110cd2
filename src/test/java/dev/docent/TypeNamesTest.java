package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks that the name of a type means one thing, so that readers find the type in one place.
 *
 * <p>Private types may have any name, because only their file sees them. So may cases of a sealed interface, which are
 * written with its name: {@code Frame.Done}.
 */
class TypeNamesTest {
    private static final Pattern TYPE = Pattern.compile(
            "^( *)((?:(?:public|protected|private|static|final|abstract|sealed|non-sealed) )*)(?:class|interface|record|enum) (\\w+)",
            Pattern.MULTILINE);

    @Test
    void noTwoTypesHaveTheSameName() throws IOException {
        var places = new TreeMap<String, Set<String>>();
        for (var source : JavaSource.all()) {
            addTypes(source, places);
        }
        assertFalse(places.isEmpty());
        places.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), places);
    }

    private static void addTypes(JavaSource source, Map<String, Set<String>> places) throws IOException {
        boolean sealed = false;
        var types = TYPE.matcher(source.code());
        while (types.find()) {
            boolean nested = !types.group(1).isEmpty();
            boolean isCase = nested && sealed;
            if (!isCase && !types.group(2).contains("private")) {
                places.computeIfAbsent(types.group(3), name -> new TreeSet<>())
                        .add(source.file().toString());
            }
            sealed = nested ? sealed : types.group(2).contains("sealed ");
        }
    }
}
