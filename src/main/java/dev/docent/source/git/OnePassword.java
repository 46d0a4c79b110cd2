package dev.docent.source.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Gives the password of the settings when a server asks for one by SSH, once, because repeating it would lock accounts.
 * One thread.
 */
final class OnePassword extends CredentialsProvider {
    private final String password;
    private boolean given;

    OnePassword(String password) {
        this.password = password;
    }

    /** JGit asks only somebody who is there. */
    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (given) {
            return false;
        }
        for (var item : items) {
            if (item instanceof CredentialItem.Password field) {
                field.setValue(password.toCharArray());
                given = true;
            } else if (item instanceof CredentialItem.StringType field && field.isValueSecure()) {
                field.setValue(password);
                given = true;
            }
        }
        return given;
    }
}
