package dev.docent.settings;

import java.util.List;
import java.util.Set;

/** Rules for the settings of one source together: each type uses only some of them. */
final class SourceRules {
    private static final String REVISION = "{revision}";

    private final Values values;
    private final SourceKeys keys;
    private final SourceSettings source;

    SourceRules(Values values, SourceKeys keys, SourceSettings source) {
        this.values = values;
        this.keys = keys;
        this.source = source;
    }

    /** Notes every mistake. */
    void check() {
        only(Set.of(SourceType.GIT), keys.branch, keys.maxBranches, keys.forge, keys.key);
        only(Set.of(SourceType.WEB), keys.pages, keys.depth, keys.delay);
        only(Set.of(SourceType.GIT, SourceType.WEB), keys.username, keys.password, keys.timeout);
        only(Set.of(SourceType.FOLDER, SourceType.GIT), keys.link);
        source.credentials().headers().keySet().stream().sorted().forEach(name -> {
            only(Set.of(SourceType.GIT, SourceType.WEB), keys.header(name));
            onlyOverHttp(keys.header(name));
        });
        onlyOverHttp(keys.username);
        onlyOfSeveralBranches(keys.maxBranches);
        refuseWhatIsOnlyForOtherMachines();
        var include = source.selection().include();
        if (!include.isEmpty() && include.stream().allMatch(pattern -> pattern.startsWith("!"))) {
            values.mistake(keys.include.name() + " only takes away from what it includes, so that nothing is left; use "
                    + keys.exclude.name() + ", or add a pattern without !");
        }
        var link = source.look().link();
        if (link != null && link.contains(REVISION) && source.where().type() == SourceType.FOLDER) {
            values.mistake(keys.link.name() + " uses " + REVISION
                    + ", but a folder has no revisions; remove it, or set " + keys.type.name() + "=git");
        }
        if (link != null && values.isSet(keys.forge)) {
            values.mistake(keys.link.name() + " and " + keys.forge.name()
                    + " both say what addresses look like; set only one of them");
        }
    }

    private void refuseWhatIsOnlyForOtherMachines() {
        var location = source.where().location();
        boolean local = location.startsWith("file:") || !(location.contains("://") || location.contains("@"));
        boolean git = source.where().type() == SourceType.GIT;
        if (git && values.isSet(keys.key) && (local || SourceValueTypes.isHttp(location))) {
            values.mistake(keys.key.name() + " has no effect, because " + keys.location.name()
                    + " is not read over SSH; remove it, or set " + keys.password.name());
        }
        for (var key : List.of(keys.password, keys.timeout)) {
            if (git && values.isSet(key) && local) {
                values.mistake(key.name() + " has no effect, because " + keys.location.name()
                        + " is on this machine; remove it");
            }
        }
        if (git && values.isSet(keys.forge) && local) {
            values.mistake(keys.forge.name() + " has no effect, because " + keys.location.name()
                    + " is on this machine; set " + keys.link.name());
        }
    }

    private void onlyOfSeveralBranches(Key<?> key) {
        var branches = source.where().branches();
        boolean isWrong = branches.isEmpty() && values.isSet(keys.branch);
        if (values.isSet(key)
                && source.where().type() == SourceType.GIT
                && !isWrong
                && !SourceValueTypes.areSeveral(branches)) {
            values.mistake(key.name() + " has no effect, because " + keys.branch.name()
                    + " names no pattern and no list; remove it, or set for example " + keys.branch.name() + "="
                    + keys.branch.type().example());
        }
    }

    private void only(Set<SourceType> types, Key<?>... all) {
        for (var key : all) {
            if (values.isSet(key) && !types.contains(source.where().type())) {
                values.mistake(key.name() + " has no effect, because " + keys.location.name() + " is a source of type "
                        + source.where().type().settingName() + "; remove it, or set " + keys.type.name());
            }
        }
    }

    private void onlyOverHttp(Key<?> key) {
        if (values.isSet(key)
                && source.where().type() == SourceType.GIT
                && !SourceValueTypes.isHttp(source.where().location())) {
            values.mistake(key.name() + " has no effect, because " + keys.location.name()
                    + " is not read over HTTP; remove it");
        }
    }
}
