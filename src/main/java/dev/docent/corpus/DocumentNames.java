package dev.docent.corpus;

import java.util.List;

/**
 * The paths of documents that are in several places, for example on several branches of a repository. The index has such a document
 * once, under one of them. Thread-safe.
 */
public interface DocumentNames {
    /** Each document has one path. */
    DocumentNames ONE = new DocumentNames() {
        @Override
        public String indexed(String path) {
            return path;
        }

        @Override
        public List<String> others(String path) {
            return List.of();
        }
    };

    /** Returns the path under which the index has the document of a path, if it has it: usually the same. */
    String indexed(String path);

    /** Returns the further paths of a document. */
    List<String> others(String path);
}
