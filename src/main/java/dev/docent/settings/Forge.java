package dev.docent.settings;

/** Software that shows the files of git repositories in a browser. */
public enum Forge {
    GITHUB,
    GITLAB,
    /** Gitea and Forgejo. */
    GITEA,
    /** Bitbucket Cloud and Bitbucket Data Center. */
    BITBUCKET,
    /** Azure DevOps. */
    AZURE,
    SOURCEGRAPH;

    /** Returns the name in the settings: {@code github}. */
    public String settingName() {
        return Choice.nameOf(this);
    }
}
