package dev.docent.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/** Prints the end of the server logs of a test class if one of its tests or its set-up fails. */
public final class ServerLogs
        implements AfterTestExecutionCallback, AfterAllCallback, LifecycleMethodExecutionExceptionHandler {
    /** How many characters of each log are printed, 20,000: the end, where the failure is. */
    private static final int MAX_CHARACTERS = 20_000;

    private static final List<ServerProcess> SERVERS = new CopyOnWriteArrayList<>();

    static void add(ServerProcess server) {
        SERVERS.add(server);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            print(context.getDisplayName());
        }
        SERVERS.removeIf(server -> !server.isAlive());
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context.getDisplayName());
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context.getDisplayName());
        throw failure;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SERVERS.clear();
    }

    private static void print(String test) {
        for (var server : SERVERS) {
            var log = server.log();
            System.err.println("---- " + test + " failed; " + server + " printed:");
            System.err.println(log.substring(Math.max(0, log.length() - MAX_CHARACTERS)));
        }
    }
}
