package dev.docent.source.git;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the agent that has the keys of the user: at the socket that {@code IdentityAgent} in {@code ~/.ssh/config} or
 * the variable {@code SSH_AUTH_SOCK} names. Stateless.
 */
final class AgentSockets implements ConnectorFactory {
    static final AgentSockets INSTANCE = new AgentSockets();

    private static final String VARIABLE = "SSH_AUTH_SOCK";

    private AgentSockets() {}

    @Override
    public Connector create(@Nullable String agent, File home) {
        var named = agent == null || agent.equals(VARIABLE)
                ? SystemReader.getInstance().getenv(VARIABLE)
                : agent;
        if (named == null || named.isEmpty()) {
            return new AgentSocket(null);
        }
        return new AgentSocket(named.startsWith("~/") ? home.toPath().resolve(named.substring(2)) : Path.of(named));
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public String getName() {
        return "docent";
    }

    @Override
    public List<ConnectorDescriptor> getSupportedConnectors() {
        return List.of();
    }

    @Override
    public @Nullable ConnectorDescriptor getDefaultConnector() {
        return null;
    }
}
