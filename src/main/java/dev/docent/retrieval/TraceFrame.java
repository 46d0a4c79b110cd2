package dev.docent.retrieval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call in a stack trace of Java, Python, JavaScript, Go, Rust or .NET. Immutable.
 *
 * @param name what was called, as people write it: {@code Pool.take}; empty if the trace does not say it
 * @param file the name of the file, without its folders; empty if the trace does not say it
 * @param whose whose code it is
 */
record TraceFrame(String name, String file, Whose whose) {
    /** Whose code a call is in, the most interesting first. */
    enum Whose {
        OWN,
        LIBRARY,
        /** The language's own library, and what starts programs. */
        RUNTIME
    }

    /** The forms of a call on one line, each with a group {@code name} or {@code file}; the first that fits wins. */
    private static final List<Pattern> FORMS = List.of(
            // at shop//com.acme.Pool.take(Pool.java:42)
            Pattern.compile(
                    "\\s*at (?:[\\w.$@-]*/)*+(?<name>[\\w$.<>]+)\\((?<file>[\\w$.-]+\\.\\w+|Native Method|Unknown"
                            + " Source)(?::\\d+)?\\).*"),
            // File "/srv/shop/pool.py", line 42, in take
            Pattern.compile("\\s*File \"(?<file>[^\"]+)\", line \\d+(?:, in (?<name>\\S+))?"),
            // at Cart.total (/srv/shop/cart.js:12:17)
            Pattern.compile("\\s*at (?:async )?(?:new )?(?<name>\\S+)(?: \\[as \\S+\\])?"
                    + " \\((?<file>[^()]+?)(?::\\d+:\\d+)?\\)"),
            // at /srv/shop/cart.js:12:17
            Pattern.compile("\\s*at (?:async )?(?<file>\\S+?\\.[a-z]+|node:\\S+?):\\d+:\\d+(?<name>)"),
            // total@https://shop.example/cart.js:12:17
            Pattern.compile("(?<name>[\\w$.<>/]*)@(?<file>\\w+://\\S+?):\\d+:\\d+"),
            // at Acme.Shop.Pool.Take(Int32 count) in C:\src\Pool.cs:line 42
            Pattern.compile("\\s*at (?<name>[\\w.<>`+|\\[\\],]+)\\(.*\\)(?: in (?<file>.+):line \\d+)?"));

    /** The second line of a call in Go or Rust. The first has the name. */
    private static final Pattern PLACE =
            Pattern.compile("\\s+(?:at )?(?<file>\\S+\\.(?:go|rs)):\\d+(?::\\d+)?(?: \\+0x[0-9a-f]+)?");

    private static final Pattern NAME_OF_GO =
            Pattern.compile("(?:created by )?(?<name>[\\w./*()-]+?)(?:\\([^()]*\\)| in goroutine \\d+)");
    private static final Pattern NAME_OF_RUST = Pattern.compile("\\s*\\d+:\\s+(?:0x[0-9a-f]+ - )?(?<name>\\S.*)");

    /** What compilers add to names. */
    private static final Pattern ADDED = Pattern.compile(
            "Object|init|clinit|anonymous|module|closure|lambda|static|MoveNext|func\\d+|h[0-9a-f]{16}|impl|as|async|\\d+|[a-z]__\\w*");

    private static final List<String> RUNTIMES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "kotlin.",
            "scala.",
            "System.",
            "Microsoft.",
            "std::",
            "core::",
            "<core::",
            "alloc::",
            "rust_",
            "__rust",
            "runtime.",
            "testing.");

    private static final List<String> FOLDERS_OF_RUNTIMES =
            List.of("node:", "/rustc/", "/lib/python", "/go/src/", "<frozen", "<anonymous>", "index ", "native");

    private static final List<String> LIBRARIES = List.of(
            "org.springframework.",
            "org.apache.",
            "org.hibernate.",
            "org.junit.",
            "org.eclipse.",
            "org.slf4j.",
            "io.netty.",
            "reactor.",
            "com.fasterxml.",
            "com.google.",
            "com.zaxxer.",
            "ch.qos.");

    private static final List<String> FOLDERS_OF_LIBRARIES = List.of(
            "node_modules/",
            "site-packages/",
            "dist-packages/",
            "/pkg/mod/",
            "/.cargo/registry/",
            "/vendor/",
            ".nuget/");

    /** Returns the call on a line. */
    static Optional<TraceFrame> of(String line) {
        for (var form : FORMS) {
            var matcher = form.matcher(line);
            if (matcher.matches()) {
                return Optional.of(create(text(matcher.group("name")), text(matcher.group("file"))));
            }
        }
        return Optional.empty();
    }

    /** Returns the call on two lines, as Go and Rust write it. */
    static Optional<TraceFrame> of(String line, String next) {
        var place = PLACE.matcher(next);
        if (!place.matches()) {
            return Optional.empty();
        }
        for (var form : List.of(NAME_OF_RUST, NAME_OF_GO)) {
            var name = form.matcher(line);
            if (name.matches()) {
                return Optional.of(create(name.group("name"), place.group("file")));
            }
        }
        return Optional.empty();
    }

    /** Returns whether a line has nothing but a name, as Rust writes those of its own library. */
    static boolean isNameAlone(String line) {
        return NAME_OF_RUST.matcher(line).matches();
    }

    private static TraceFrame create(String name, String place) {
        var file = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
        boolean isFile = file.matches("[\\w$.-]+\\.\\w+");
        return new TraceFrame(shortened(name), isFile ? file : "", whose(name, place.replace('\\', '/')));
    }

    private static Whose whose(String name, String place) {
        var folder = place.toLowerCase(Locale.ROOT);
        if (LIBRARIES.stream().anyMatch(name::startsWith)
                || FOLDERS_OF_LIBRARIES.stream().anyMatch(folder::contains)) {
            return Whose.LIBRARY;
        }
        boolean isRuntime = RUNTIMES.stream().anyMatch(name::startsWith)
                || FOLDERS_OF_RUNTIMES.stream().anyMatch(folder::contains);
        return isRuntime ? Whose.RUNTIME : Whose.OWN;
    }

    /** Returns the last two parts of a name that a person has written. */
    private static String shortened(String name) {
        // Firefox marks functions without a name: open/<.
        var named = name.replaceFirst("/<.*", "");
        var withoutPackage = named.substring(named.lastIndexOf('/') + 1);
        var parts = Arrays.stream(withoutPackage.split("[^\\w-]+|\\$", -1))
                .filter(part -> !part.isEmpty() && !ADDED.matcher(part).matches())
                .toList();
        return parts.subList(Math.max(0, parts.size() - 2), parts.size()).stream()
                .collect(Collectors.joining("."));
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }
}
