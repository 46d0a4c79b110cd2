package dev.docent.format.markdown;

import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Returns the text of a heading, without its markup. */
final class HeadingText {
    private HeadingText() {}

    /** Walks without recursion, because emphasis may be nested to any depth. */
    static String of(Heading heading) {
        var text = new StringBuilder();
        @Nullable Node node = heading.getFirstChild();
        while (node != null) {
            append(node, text);
            node = next(node, heading);
        }
        return withoutAnchor(text.toString().strip());
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof Text words) {
            text.append(words.getLiteral());
        } else if (node instanceof Code code) {
            text.append(code.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            text.append(' ');
        }
    }

    private static @Nullable Node next(Node node, Node top) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != top && at.getNext() == null) {
            at = at.getParent();
        }
        return at == top ? null : at.getNext();
    }

    /** Several site generators write the anchor after the heading: {@code ## Install {#install}}. */
    private static String withoutAnchor(String text) {
        int brace = text.endsWith("}") ? text.lastIndexOf("{#") : -1;
        return brace > 0 ? text.substring(0, brace).strip() : text;
    }
}
