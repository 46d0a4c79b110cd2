/**
 * Runs the WAR without a container: {@code java -jar docent.war}. Start at {@link dev.docent.launch.Launcher}.
 *
 * <p>These classes are at the root of the WAR, where {@code java -jar} finds them and no web application does. Of Docent itself
 * they see only {@code dev.docent.home}, which is there too with {@code dev.docent.paths}. All except {@link
 * dev.docent.launch.JettyLauncher} use only the JDK, because they run before there is a class path.
 */
@NullMarked
package dev.docent.launch;

import org.jspecify.annotations.NullMarked;
