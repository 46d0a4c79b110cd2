package dev.docent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Looks at the running thread every few milliseconds with Java's flight recorder, and says in which parts of the search in the index
 * and of the choice of passages it was. One thread at a time.
 */
final class SearchProfile implements AutoCloseable {
    private static final String SAMPLE = "jdk.ExecutionSample";

    /** Methods whose parts are told apart. */
    private static final Set<String> OPENED = Set.of(
            "HybridSearch.search",
            "HybridSearch.candidates",
            "PassageSelection.select",
            "PassageSelection.take",
            "PassageSelection.addNeighbourhoods",
            "PassageSelection.addBeside",
            "PassageSelection.begin",
            "PassageSelection.agrees",
            "Neighbourhood.of");

    private final Recording recording = new Recording();

    SearchProfile() {
        recording.enable(SAMPLE).withPeriod(Duration.ofMillis(2));
        recording.start();
    }

    /** Ends the recording, and returns the share of each part of both, from 0 to 1. */
    Map<String, Double> shares() throws IOException {
        var file = Files.createTempFile("docent-bench", ".jfr");
        try {
            recording.stop();
            recording.dump(file);
            return shares(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Map<String, Double> shares(Path file) throws IOException {
        var counts = new TreeMap<String, Double>();
        var samples = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null)
                .map(SearchProfile::part)
                .filter(part -> !part.isEmpty())
                .toList();
        samples.forEach(part -> counts.merge(part, 1.0 / samples.size(), Double::sum));
        return counts;
    }

    /** Returns the part that a sample is in; empty if it is in none. */
    private static String part(RecordedEvent sample) {
        var calls = new ArrayList<String>();
        sample.getStackTrace().getFrames().forEach(frame -> calls.add(name(frame.getMethod())));
        Collections.reverse(calls);
        int from = 0;
        while (from < calls.size() && !OPENED.contains(calls.get(from))) {
            from++;
        }
        int to = from;
        while (to < calls.size() && OPENED.contains(calls.get(to))) {
            to++;
        }
        return String.join(" > ", calls.subList(from, Math.min(calls.size(), to + 1)));
    }

    private static String name(RecordedMethod method) {
        var type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }

    @Override
    public void close() {
        recording.close();
    }
}
