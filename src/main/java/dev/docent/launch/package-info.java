/**
 * Runs the WAR without a container: {@code java -jar docent.war}. Start at {@link dev.docent.launch.Launcher}.
 *
 * <p>These classes lie at the root of the WAR, where {@code java -jar} finds them and no web application does, and see nothing of
 * Docent itself but {@code dev.docent.home}, which lies there too with {@code dev.docent.paths}. All but {@link
 * dev.docent.launch.JettyLauncher} use the JDK only, because they run before there is a class path.
 */
@NullMarked
package dev.docent.launch;

import org.jspecify.annotations.NullMarked;
