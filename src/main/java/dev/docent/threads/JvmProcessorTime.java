package dev.docent.threads;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time that this JVM reports. Thread-safe. */
public final class JvmProcessorTime implements QuestionShare.ProcessorTime {
    private final java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public long ofProcess() {
        return system instanceof OperatingSystemMXBean known ? known.getProcessCpuTime() : -1;
    }

    @Override
    public long ofThread() {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
    }
}
