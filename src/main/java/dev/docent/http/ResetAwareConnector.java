package dev.docent.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Opens connections that distinguish a reset from an end, and that read no more often than needed. Jetty's own
 * connector treats a reset as the end of the input. A body that ends with its connection would then look complete
 * although it was cut.
 */
final class ResetAwareConnector extends ClientConnector {
    @Override
    protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
        return new ResetAwareEndPoint((SocketChannel) channel, selector, key, getScheduler());
    }

    private static final class ResetAwareEndPoint extends SocketChannelEndPoint {
        /** Whether the last read got fewer bytes than it had room for. One thread reads at a time. */
        private boolean emptied;

        ResetAwareEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        /**
         * Reads the available bytes. Jetty reads until it gets nothing. If the socket had fewer bytes than there was room for,
         * the next read needs no system call, because it would get nothing. Bytes that come meanwhile are not lost: Jetty then
         * waits for the socket, and a socket with bytes wakes it at once.
         */
        @Override
        public int fill(ByteBuffer buffer) throws IOException {
            if (isInputShutdown()) {
                return -1;
            }
            if (emptied) {
                emptied = false;
                return 0;
            }
            int writePosition = BufferUtil.flipToFill(buffer); // Jetty's buffers are ready to be read between calls.
            try {
                int filled = getChannel().read(buffer);
                if (filled > 0) {
                    notIdle();
                    emptied = buffer.hasRemaining();
                } else if (filled < 0) {
                    shutdownInput();
                }
                return filled;
            } finally {
                BufferUtil.flipToFlush(buffer, writePosition);
            }
        }
    }
}
