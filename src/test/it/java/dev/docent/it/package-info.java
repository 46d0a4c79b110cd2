/**
 * Tests of the packaged WAR from outside: in real containers ({@link dev.docent.it.ContainerIT}), by {@code java -jar}
 * ({@link dev.docent.it.LauncherIT}) and in a browser (the classes that end with {@code BrowserIT}, on an
 * {@link dev.docent.it.EmbeddedDocent}). {@link dev.docent.it.ServerProcess} and {@link dev.docent.it.Browser} are the tools.
 * Everything is written below {@code target/it}.
 */
package dev.docent.it;
