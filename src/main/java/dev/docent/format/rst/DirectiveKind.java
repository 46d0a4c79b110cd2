package dev.docent.format.rst;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is done with a directive, by its name. */
enum DirectiveKind {
    /** A remark with its kind as word. */
    REMARK,
    /** A remark with a title of its own. */
    TITLED,
    /** A change, with the version that it came with. */
    CHANGE,
    /** Code, with its language. */
    CODE,
    /** Code with markup in it. */
    PARSED_CODE,
    /** The description of a function, an option and the like, with signatures. */
    DESCRIPTION,
    IMAGE,
    FIGURE,
    TABLE,
    LIST_TABLE,
    CSV_TABLE,
    INCLUDED_TEXT,
    INCLUDED_CODE,
    TABLE_OF_CONTENTS,
    LANGUAGE,
    CONDITION,
    GLOSSARY,
    /** Names of what is described elsewhere. */
    NAMES,
    /** A part of the page whose argument says nothing to readers. */
    PART,
    /** What readers do not see. */
    HIDDEN,
    /** Any other directive: its argument and what is below it. */
    OTHER;

    /** Directives of domains that only say where the descriptions below them belong. */
    private static final Set<String> OF_MODULES =
            Set.of("module", "currentmodule", "namespace", "namespace-push", "namespace-pop");

    private static final Map<String, DirectiveKind> BY_NAME = byName();
    /** The words for remarks whose name is not the word. */
    private static final Map<String, String> WORDS =
            Map.of("seealso", "See also", "todo", "To do", "impl-detail", "CPython implementation detail");

    /** The languages of code that no argument names. */
    private static final Map<String, String> LANGUAGES = Map.of(
            "doctest", "pycon",
            "testcode", "python",
            "ipython", "python",
            "jupyter-execute", "python",
            "plot", "python",
            "graphviz", "dot",
            "digraph", "dot",
            "graph", "dot",
            "mermaid", "mermaid",
            "math", "tex");

    private static Map<String, DirectiveKind> byName() {
        var kinds = new HashMap<String, DirectiveKind>();
        add(kinds, REMARK, "attention caution danger error hint important note tip warning seealso todo impl-detail");
        add(kinds, TITLED, "admonition topic sidebar");
        add(kinds, CHANGE, "versionadded versionchanged deprecated versionremoved deprecated-removed");
        add(
                kinds,
                CODE,
                "code-block code sourcecode code-cell prompt doctest testcode testoutput ipython jupyter-execute");
        add(kinds, CODE, "plot graphviz digraph graph mermaid uml math productionlist tab-code");
        add(kinds, PARSED_CODE, "parsed-literal");
        add(kinds, DESCRIPTION, "function method class classmethod staticmethod attribute data exception decorator");
        add(kinds, DESCRIPTION, "decoratormethod property describe object option cmdoption envvar confval setting");
        add(
                kinds,
                DESCRIPTION,
                "django-admin django-admin-option templatetag templatefilter fieldlookup opcode pdbcommand");
        add(kinds, DESCRIPTION, "macro type var member struct union enum enumerator coroutinefunction coroutinemethod");
        add(kinds, DESCRIPTION, "awaitablefunction awaitablemethod abstractmethod event role directive signal command");
        add(kinds, IMAGE, "image");
        add(kinds, FIGURE, "figure");
        add(kinds, TABLE, "table");
        add(kinds, LIST_TABLE, "list-table flat-table");
        add(kinds, CSV_TABLE, "csv-table");
        add(kinds, INCLUDED_TEXT, "include");
        add(kinds, INCLUDED_CODE, "literalinclude");
        add(kinds, TABLE_OF_CONTENTS, "toctree");
        add(kinds, LANGUAGE, "highlight highlightlang");
        add(kinds, CONDITION, "only ifconfig");
        add(kinds, GLOSSARY, "glossary");
        add(
                kinds,
                PART,
                "container compound epigraph highlights pull-quote rst-class cssclass hlist grid tab-set tabs");
        add(kinds, NAMES, "autosummary");
        add(kinds, HIDDEN, "contents index raw meta title module currentmodule moduleauthor sectionauthor codeauthor");
        add(
                kinds,
                HIDDEN,
                "default-role default-domain role tabularcolumns testsetup testcleanup program header footer");
        add(kinds, HIDDEN, "sectnum section-numbering target-notes replace unicode date inheritance-diagram");
        return Map.copyOf(kinds);
    }

    private static void add(Map<String, DirectiveKind> kinds, DirectiveKind kind, String names) {
        List.of(names.split(" ")).forEach(name -> kinds.put(name, kind));
    }

    /** Returns the kind of a directive. What a domain defines ({@code py:function}) and what is read from code are descriptions. */
    static DirectiveKind of(String name) {
        int colon = name.lastIndexOf(':');
        String own = name.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (colon >= 0) {
            return OF_MODULES.contains(own) ? HIDDEN : DESCRIPTION;
        }
        return BY_NAME.getOrDefault(own, own.startsWith("auto") ? DESCRIPTION : OTHER);
    }

    /** Returns the word for a remark. */
    static String word(String name) {
        return WORDS.getOrDefault(name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    /** Returns the words for a change in a version. */
    static String change(String name, String version) {
        return switch (name) {
            case "versionadded" -> "Added in version " + version;
            case "versionchanged" -> "Changed in version " + version;
            case "versionremoved" -> "Removed in version " + version;
            case "deprecated-removed" -> "Deprecated since version " + version.replace(" ", ", removed in version ");
            default -> "Deprecated since version " + version;
        };
    }

    /** Returns the language that a directive for code stands for, if it takes no argument. */
    static String language(String name) {
        return LANGUAGES.getOrDefault(name, "");
    }
}
