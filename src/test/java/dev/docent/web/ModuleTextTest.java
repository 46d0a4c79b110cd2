package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTextTest {
    private static final Path MODULES = Path.of("src/main/webapp/js");

    @Test
    void emptiesTheLinesOfCommentsAndKeepsTheirNumber() {
        assertEquals("""
                const a = 1; // stays


                const b = 'x'; /* stays */



                  const c = /** @type {number} */ (2);
                const d = `${a}//${b}`;
                """, ModuleText.withoutComments("""
                        const a = 1; // stays
                        // goes
                          // goes too
                        const b = 'x'; /* stays */
                        /**
                         * goes: `one
                         */
                          const c = /** @type {number} */ (2);
                        const d = `${a}//${b}`;
                        """));
        assertEquals("\n code();\n", ModuleText.withoutComments("/* two\n lines */ code();\n"));
        assertEquals("\n\n", ModuleText.withoutComments("  /** @type {number} */\n\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = `one\n// no comment\n`;\n",
                "const a = `${'x'}`, b = `\n/* no comment\n*/`;\n",
                "code(); /* begins behind code\n/** ends */ more();\n",
                "/* has no end\ncode();\n",
                "const a = '/*';\n// a comment\n",
            })
    void sendsUncertainModulesUnchanged(String module) {
        assertEquals(module, ModuleText.withoutComments(module));
    }

    @Test
    void keepsTheNumberOfLinesOfEachModuleOfThePage() throws IOException {
        try (var modules = Files.walk(MODULES)) {
            for (var module :
                    modules.filter(file -> file.toString().endsWith(".js")).toList()) {
                var text = Files.readString(module);
                assertEquals(
                        text.lines().count(),
                        ModuleText.withoutComments(text).lines().count(),
                        module::toString);
            }
        }
    }
}
