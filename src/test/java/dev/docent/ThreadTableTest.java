package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the table of threads in docs/architecture.md: which there are, how many of each, and how much may wait for them. */
class ThreadTableTest {
    private static final String HEADING = "## Threads, pools and queues";

    /** The name comes before what stands in front of it, because looking back at every character takes seconds. */
    private static final Pattern NAME =
            Pattern.compile("\"(docent-[a-z-]+)\"(?<!URLClassLoader\\(\\s{0,200}\"docent-[a-z-]{1,50}\")");

    private static final Pattern POOL = Pattern.compile(
            "\\b(\\w+) =\\s+(?:(?:parts\\.)?with\\(\\s*\"[\\w ]+\",\\s+)?(?:new WorkerPool|(WorkerPool\\.background))"
                    + "\\(\\s*\"(docent-\\w+)\",\\s*([^,]+?),\\s*([^;]+?)\\)+;");
    private static final Pattern TIMERS = Pattern.compile("new Timers\\(\"(docent-\\w+)\", (\\w+)\\)");
    private static final Pattern SHARED = Pattern.compile("new FairPool\\((\\w+), \\w+, (\\w+),");
    private static final Pattern CONSTANT = Pattern.compile("static final int (\\w+) = ([\\d_]+);");

    /** What numbers that depend on the machine or on a setting are called on the page. */
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|record|enum) (\\w+)");

    private static final Map<String, String> WORDS = Map.of(
            "CORES", "cores",
            "SCORERS", "cores - 1, at least 1",
            "2 * Runtime.getRuntime().availableProcessors()", "2 × cores",
            "answers", "`docent.limits.answers`",
            "answersAtOnce", "`docent.limits.answers`",
            "workers", "`docent.index.workers`",
            "2 * workers", "2 × `docent.index.workers`");

    private static ArchitecturePage page;
    private static List<String> files;

    @BeforeAll
    static void read() throws IOException {
        page = ArchitecturePage.read();
        files = new ArrayList<>();
        for (var source : JavaSource.all()) {
            files.add(Files.readString(source.file()));
        }
    }

    @Test
    void theTableNamesEveryThreadThatTheCodeCreates() {
        var created = new TreeSet<String>();
        files.forEach(code -> NAME.matcher(code).results().forEach(found -> created.add(found.group(1))));

        var told = new ArrayList<String>();
        page.rows(HEADING).forEach(row -> told.addAll(ArchitecturePage.quoted(row.get(0))));

        assertEquals(List.copyOf(created), told.stream().sorted().toList());
    }

    @Test
    void theTableHasTheSizesAndQueuesOfThePools() {
        var sizes = new TreeMap<String, String>();
        var ofOthers = new TreeMap<String, String>();
        files.forEach(code -> ofOthers.putAll(qualifiedConstants(code)));
        files.forEach(code -> addSizes(code, ofOthers, sizes));

        var told = new TreeMap<String, String>();
        page.rows(HEADING).stream()
                .filter(row -> sizes.containsKey(row.get(0).replace("`", "")))
                .forEach(row -> told.put(row.get(0).replace("`", ""), row.get(1)));

        assertEquals(sizes, told);
        assertEquals(poolsAndTimers(), sizes.keySet());
    }

    /** Returns the names of all pools, however they are written: a pool whose size cannot be read here is missed above. */
    private static Set<String> poolsAndTimers() {
        var names = new TreeSet<String>();
        files.forEach(
                code -> Pattern.compile("(?:WorkerPool|WorkerPool\\.background|Timers)\\(\\s*\"(docent-[a-z-]+)\"")
                        .matcher(code)
                        .results()
                        .forEach(found -> names.add(found.group(1))));
        return names;
    }

    private static void addSizes(String code, Map<String, String> ofOthers, Map<String, String> sizes) {
        var constants = new TreeMap<>(WORDS);
        constants.putAll(ofOthers);
        CONSTANT.matcher(code)
                .results()
                .forEach(found -> constants.put(found.group(1), found.group(2).replace("_", "")));
        var queues = new TreeMap<String, String>();
        SHARED.matcher(code).results().forEach(found -> queues.put(found.group(1), found.group(2)));
        POOL.matcher(code).results().forEach(pool -> {
            var queue = queues.getOrDefault(pool.group(1), pool.group(5));
            sizes.put(pool.group(3), word(constants, pool.group(4)) + ", queue " + word(constants, queue));
        });
        TIMERS.matcher(code).results().forEach(timers -> sizes.put(timers.group(1), word(constants, timers.group(2))));
    }

    /** Returns the constants of a class as other classes write them, for example {@code ReadBudget.THREADS}. */
    private static Map<String, String> qualifiedConstants(String code) {
        var owner = TYPE.matcher(code);
        var constants = new TreeMap<String, String>();
        if (owner.find()) {
            CONSTANT.matcher(code)
                    .results()
                    .forEach(found -> constants.put(owner.group(1) + "." + found.group(1), found.group(2)));
        }
        return constants;
    }

    private static String word(Map<String, String> words, String expression) {
        return expression.matches("\\d+") ? expression : words.getOrDefault(expression, "what " + expression + " is");
    }

    @Test
    void thePageNamesTheThreadsThatGiveWay() throws IOException {
        var background = new TreeSet<String>();
        files.forEach(code -> POOL.matcher(code)
                .results()
                .filter(pool -> pool.group(2) != null)
                .forEach(pool -> background.add(pool.group(3))));
        var said = page.find("((?:`docent-\\w+`,? (?:and )?)+)run at niceness 10");

        assertEquals(background, new TreeSet<>(ArchitecturePage.quoted(said)));
        assertEquals(Set.of("10"), niceness());
    }

    private static Set<String> niceness() {
        var values = new TreeSet<String>();
        files.forEach(code -> Pattern.compile("String GIVING_WAY = \"(\\d+)\"")
                .matcher(code)
                .results()
                .forEach(found -> values.add(found.group(1))));
        return values;
    }
}
