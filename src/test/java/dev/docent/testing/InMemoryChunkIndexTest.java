package dev.docent.testing;

import dev.docent.index.ChunkIndex;
import dev.docent.index.ChunkIndexContract;

final class InMemoryChunkIndexTest extends ChunkIndexContract {
    @Override
    protected ChunkIndex open() {
        return new InMemoryChunkIndex();
    }

    @Override
    protected ChunkIndex reopen(ChunkIndex index) {
        return ((InMemoryChunkIndex) index).reopened();
    }
}
