/** Measurements that anyone can repeat; none is a test. {@code docs/performance.md} says how to run them. */
@NullMarked
package dev.docent.bench;

import org.jspecify.annotations.NullMarked;
