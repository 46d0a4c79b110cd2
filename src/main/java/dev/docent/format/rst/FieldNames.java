package dev.docent.format.rst;

import java.util.Locale;
import java.util.Set;

/** Returns what Sphinx shows for the names of fields. Stateless. */
final class FieldNames {
    /** Fields that say something to Sphinx and nothing to readers. */
    private static final Set<String> HIDDEN =
            Set.of("orphan", "tocdepth", "nocomments", "nosearch", "noindex", "no-search");

    private FieldNames() {}

    static boolean isHidden(String name) {
        return HIDDEN.contains(name);
    }

    /** Returns the words for a name such as {@code param int limit}. */
    static String readable(String name) {
        int space = name.indexOf(' ');
        String first = (space < 0 ? name : name.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : name.substring(space + 1).strip();
        return switch (first) {
            case "param", "parameter", "arg", "argument", "key", "keyword", "kwarg", "kwparam" -> parameter(rest, name);
            case "type", "paramtype", "kwtype" -> rest.isEmpty() ? name : "Type of " + Roles.code(rest);
            case "return", "returns" -> "Returns";
            case "rtype", "returntype" -> "Return type";
            case "raise", "raises", "except", "exception" -> rest.isEmpty() ? name : "Raises " + Roles.code(rest);
            case "var", "ivar", "cvar" -> rest.isEmpty() ? name : Roles.code(rest);
            case "vartype" -> rest.isEmpty() ? name : "Type of " + Roles.code(rest);
            default -> name;
        };
    }

    private static String parameter(String rest, String name) {
        int space = rest.lastIndexOf(' ');
        if (rest.isEmpty()) {
            return name;
        }
        return Roles.code(rest.substring(space + 1)) + (space < 0 ? "" : " (" + rest.substring(0, space) + ")");
    }
}
