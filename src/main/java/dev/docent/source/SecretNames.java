package dev.docent.source;

import dev.docent.corpus.Extensions;
import java.util.Locale;
import java.util.Set;

/** The names of files and folders that contain passwords or keys. */
final class SecretNames {
    private static final Set<String> SECRETS = Set.of(
            ".ssh",
            ".gnupg",
            ".aws",
            ".azure",
            ".kube",
            ".docker",
            ".password-store",
            ".env",
            ".envrc",
            ".netrc",
            "_netrc",
            ".npmrc",
            ".yarnrc",
            ".yarnrc.yml",
            ".pypirc",
            ".pgpass",
            ".my.cnf",
            ".git-credentials",
            ".htpasswd",
            ".dockercfg",
            ".dockerconfigjson",
            ".vault-token",
            "docent.properties");
    private static final String ENVIRONMENT = ".env.";
    /** They show which variables exist, without values. */
    private static final Set<String> EXAMPLES = Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");

    /** Only of files that no format claims, because a page or a folder may have these names. */
    private static final Set<String> UNKNOWN_SECRETS = Set.of(
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519",
            "authorized_keys",
            "known_hosts",
            "credentials",
            "secret",
            "secrets",
            "password",
            "passwords",
            "passwd",
            "shadow",
            "token",
            "tokens",
            "apikey",
            "api_key",
            "htpasswd",
            "kubeconfig");

    private static final Set<String> SECRET_EXTENSIONS = Set.of(
            ".pem",
            ".key",
            ".pub",
            ".crt",
            ".cer",
            ".csr",
            ".p8",
            ".p12",
            ".pfx",
            ".jks",
            ".keystore",
            ".kdbx",
            ".ppk",
            ".gpg",
            ".age",
            ".ovpn",
            ".env",
            ".secret",
            ".secrets",
            ".password",
            ".token",
            ".credentials",
            ".tfvars",
            ".tfstate",
            ".htpasswd",
            ".kubeconfig");

    private SecretNames() {}

    /** Returns whether files or folders of this name contain passwords or keys. */
    static boolean contains(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean environment = lower.startsWith(ENVIRONMENT) && !EXAMPLES.contains(lower);
        return SECRETS.contains(lower) || environment;
    }

    /** Returns whether a file that no format claims may contain passwords or keys. */
    static boolean mayBeOfUnknownFormat(String name) {
        return UNKNOWN_SECRETS.contains(name.toLowerCase(Locale.ROOT))
                || SECRET_EXTENSIONS.contains(Extensions.of(name));
    }
}
