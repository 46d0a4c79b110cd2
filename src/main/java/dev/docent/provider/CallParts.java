package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.prompt.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a model asks for in one answer, as the pieces arrive. One thread at a time.
 *
 * <p>OpenAI numbers the calls, and only the first piece of a call has its id and its name. Compatible servers omit the number,
 * use one number for several calls, send no id, or repeat id and name in each piece. So an id that is known decides first, then
 * a new id, then the number, and then the order.
 */
final class CallParts {
    /** The most calls of one answer: 32. Others are ignored. */
    static final int MAX_CALLS = 32;

    /** The longest arguments of all calls together, in characters: 64 Ki. The rest is ignored, and what is left is no JSON. */
    static final int MAX_CHARS = 64 * 1024;

    /** A call as far as it has arrived. */
    private static final class Part {
        private final @Nullable Long index;
        private String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        Part(@Nullable Long index, String id) {
            this.index = index;
            this.id = id;
        }

        /** A server may send the name in pieces, or again with each piece of the arguments. */
        void addName(String piece) {
            if (name.isEmpty() || (!name.endsWith(piece) && arguments.isEmpty())) {
                name += piece;
            }
        }

        boolean isComplete() {
            try {
                return Json.parse(arguments.toString()).isObject();
            } catch (JsonException e) {
                return false;
            }
        }
    }

    private final int earlier;
    private final List<Part> parts = new ArrayList<>();
    private int chars;
    private int last;

    /** @param earlier how many calls there were in the rounds before */
    CallParts(int earlier) {
        this.earlier = earlier;
    }

    /**
     * Adds a piece of a call.
     *
     * @param index the number of the call, or null
     * @param id its id, or empty
     * @param name its name or a piece of it, or empty
     * @param arguments the next piece of its arguments, or empty
     */
    void piece(@Nullable Long index, String id, String name, String arguments) {
        var part = partOf(index, id, name);
        if (part == null) {
            return;
        }
        if (part.id.isEmpty()) {
            part.id = id;
        }
        part.addName(name);
        add(part, arguments);
    }

    private void add(Part part, String arguments) {
        last = parts.indexOf(part);
        int kept = Math.min(arguments.length(), MAX_CHARS - chars);
        part.arguments.append(arguments, 0, kept);
        chars += kept;
    }

    /** Adds a whole call. */
    void whole(String id, String name, String arguments) {
        var part = begin(null, id);
        if (part != null) {
            part.name = name;
            add(part, arguments);
        }
    }

    private @Nullable Part partOf(@Nullable Long index, String id, String name) {
        if (!id.isEmpty()) {
            for (var part : parts) {
                if (part.id.equals(id)) {
                    return part;
                }
            }
        }
        var current = current(index);
        if (current == null) {
            boolean isTail = id.isEmpty() && name.isEmpty() && !parts.isEmpty();
            return isTail ? parts.get(parts.size() - 1) : begin(index, id);
        }
        boolean other = !id.isEmpty() && !current.id.isEmpty();
        boolean next = id.isEmpty() && !name.isEmpty() && current.isComplete();
        return other || next ? begin(index, id) : current;
    }

    /** Returns the last call with this number; without a number, the last one. */
    private @Nullable Part current(@Nullable Long index) {
        for (int at = parts.size() - 1; at >= 0; at--) {
            if (index == null || index.equals(parts.get(at).index)) {
                return parts.get(at);
            }
        }
        return null;
    }

    /** Returns the position of the call that the last piece belongs to, from 0. */
    int last() {
        return last;
    }

    private @Nullable Part begin(@Nullable Long index, String id) {
        if (parts.size() == MAX_CALLS) {
            return null;
        }
        var part = new Part(index, id);
        parts.add(part);
        return part;
    }

    /** Returns the calls in the order in which they began. Each has an id that no other one has. */
    List<ToolCall> calls() {
        var calls = new ArrayList<ToolCall>();
        var ids = new HashSet<String>();
        for (var part : parts) {
            var id = !part.id.isEmpty() && ids.add(part.id) ? part.id : ToolCall.ownId(earlier + calls.size() + 1);
            calls.add(new ToolCall(id, part.name, part.arguments.toString()));
        }
        return calls;
    }
}
