/**
 * Tests of the packaged WAR from outside: in real containers ({@link dev.docent.it.ContainerIT}), with
 * {@code java -jar} ({@link dev.docent.it.LauncherIT}) and in a browser (the classes that end with {@code BrowserIT},
 * on an {@link dev.docent.it.EmbeddedDocent}). They use {@link dev.docent.it.ServerProcess} and
 * {@link dev.docent.it.Browser}, and write only below {@code target/it}.
 */
package dev.docent.it;
