package dev.docent.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of one source: those below {@code docent.sources.<name>.}. Headers are not listed, because the server chooses
 * their names.
 */
final class SourceKeys {
    private static final String ALL_SOURCES = "docent.sources.";

    /** A name of letters, digits, hyphens and underscores, and the ending of a setting. */
    private static final Pattern NAMED = Pattern.compile("docent\\.sources\\.([A-Za-z0-9_-]+)\\.(.+)");

    private static final Pattern FREE = Pattern.compile("headers\\..+");

    /** The settings of a source without a name, for what they have in common. */
    static final SourceKeys ANY = new SourceKeys("NAME");

    private static final Set<String> ENDINGS =
            ANY.all().stream().map(ANY::ending).collect(Collectors.toUnmodifiableSet());

    final String prefix;
    final Key<String> location;
    final Key<SourceType> type;
    final Key<List<String>> branch;
    final Key<Integer> maxBranches;
    final Key<String> include;
    final Key<String> exclude;
    final Key<Duration> interval;
    final Key<Duration> timeout;
    final Key<String> link;
    final Key<Forge> forge;
    final Key<Secret> username;
    final Key<Secret> password;
    final Key<Secret> key;
    final Key<Long> maxFileSize;
    final Key<Integer> pages;
    final Key<Integer> depth;
    final Key<Duration> delay;
    final Key<String> title;
    final Key<Integer> priority;

    private SourceKeys(String name) {
        prefix = ALL_SOURCES + name + ".";
        location = Key.handedOn(prefix + "location");
        type = Key.unset(prefix + "type", Choice.of(SourceType.class, SourceType.GIT));
        branch = Key.unset(prefix + "branch", SourceValueTypes.branches("main, release/*"));
        maxBranches = Key.of(
                prefix + "max-branches",
                String.valueOf(SourceSettings.Where.USUAL_BRANCHES),
                ValueTypes.number(1, 200, "50"));
        include = Key.handedOn(prefix + "include");
        exclude = Key.handedOn(prefix + "exclude");
        interval = Key.unset(prefix + "interval", ValueTypes.duration("0s", "30d", "1h"));
        timeout = Key.unset(prefix + "timeout", ValueTypes.duration("1m", "1d", "2h"));
        link = Key.unset(
                prefix + "link",
                SourceValueTypes.link("https://git.example.com/docs/blob/{revision}/{path}#L{start}-L{end}"));
        forge = Key.unset(prefix + "forge", Choice.of(Forge.class, Forge.GITLAB));
        username = Key.secret(prefix + "username", SourceValueTypes.secretLine("a name", "docent"));
        password = Key.secret(prefix + "password", SourceValueTypes.secretLine("a password or token", "…"));
        key = Key.secret(prefix + "key", SourceValueTypes.privateKey("/run/secrets/docs-key"));
        maxFileSize = Key.unset(prefix + "max-file-size", ValueTypes.size("1KiB", "1GiB", "2MiB"));
        pages = Key.of(prefix + "pages", "5000", ValueTypes.number(1, 100_000, "20000"));
        depth = Key.of(prefix + "depth", "20", ValueTypes.number(0, 100, "5"));
        delay = Key.of(prefix + "delay", "200ms", ValueTypes.duration("0s", "1m", "1s"));
        title = Key.unset(prefix + "title", ValueTypes.text("the name of the source for readers", "Handbook"));
        priority = Key.of(prefix + "priority", "0", SourceValueTypes.wholeNumber(-100, 100, "10"));
    }

    static SourceKeys of(String name) {
        return new SourceKeys(name);
    }

    /** Returns the setting for a header of each request. */
    Key<Secret> header(String name) {
        return Key.secret(prefix + "headers." + name, ModelValueTypes.headerValue("docs"));
    }

    /** Returns what follows the name of the source in the name of a setting. */
    String ending(Key<?> key) {
        return key.name().substring(prefix.length());
    }

    List<Key<?>> all() {
        return List.of(
                location,
                type,
                branch,
                maxBranches,
                include,
                exclude,
                interval,
                timeout,
                link,
                forge,
                username,
                password,
                key,
                maxFileSize,
                pages,
                depth,
                delay,
                title,
                priority);
    }

    /** Returns whether a name is a setting of a source. */
    static boolean isOne(String name) {
        var named = NAMED.matcher(name);
        return named.matches()
                && (ENDINGS.contains(named.group(2))
                        || FREE.matcher(named.group(2)).matches());
    }

    /** Returns the settings of the source that a wrong name belongs to; none if it belongs to no source. */
    static List<String> beside(String name) {
        return Optional.of(NAMED.matcher(name)).filter(Matcher::matches).stream()
                .flatMap(named -> of(named.group(1)).all().stream().map(Key::name))
                .toList();
    }

    /** Returns the names of sources in the names of settings, in alphabetical order. */
    static List<String> sources(Collection<String> names) {
        return names.stream()
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(named -> named.group(1))
                .distinct()
                .sorted()
                .toList();
    }
}
