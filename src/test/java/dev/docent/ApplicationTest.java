package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.docent.problem.StartFailure;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Docent starts with its web application. */
@Tag("slow")
class ApplicationTest {
    @TempDir
    Path home;

    @Test
    void reportsTheMistakesOfAllPackagesTogether() {
        var parameters = Map.of(
                "docent.home", home.toString(),
                "docent.docs", "git://git.example/a.git",
                "docent.database.url", "jdbc:postgresql://db/docent",
                "docent.limits.answers", "many");

        var failure = assertThrows(
                StartFailure.class,
                () -> new Application().contextInitialized(new ServletContextEvent(context(parameters))));

        var lines = String.valueOf(failure.getMessage()).lines().sorted().toList();
        assertEquals(3, lines.size(), lines::toString);
        for (var part : List.of(
                "docent.database.url = \"jdbc:postgresql://db/docent\" (context parameter) must be jdbc:sqlite:",
                "docent.docs = \"git://git.example/a.git\" (context parameter) must be paths of folders",
                "docent.limits.answers = \"many\" (context parameter) must be a whole number")) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(part)), () -> lines + " should say: " + part);
        }
        assertTrue(lines.stream().allMatch(line -> line.contains("; for example docent.")), lines::toString);
    }

    @Test
    void doesNotStartWithAFolderOfAModelThatCannotBeUsed() {
        var parameters = Map.of(
                "docent.home", home.resolve("home").toString(),
                "docent.rerank", home.resolve("models").toString());

        var failure = assertThrows(
                StartFailure.class,
                () -> new Application().contextInitialized(new ServletContextEvent(context(parameters))));

        assertEquals(
                "docent.rerank = \"" + home.resolve("models")
                        + "\" must be a folder with model.onnx and tokenizer.json: there is no file model.onnx;"
                        + " for example docent.rerank=/srv/models/ms-marco-MiniLM-L-6-v2",
                failure.getMessage());
    }

    private static ServletContext context(Map<String, String> parameters) {
        var context = mock(ServletContext.class);
        when(context.getInitParameterNames()).thenReturn(Collections.enumeration(parameters.keySet()));
        when(context.getInitParameter(anyString())).thenAnswer(call -> parameters.get(call.<String>getArgument(0)));
        return context;
    }
}
