package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several models on the page: chosen, asked again, replaced by a fallback, and checked. */
@ExtendWith(Chromium.class)
class ModelsBrowserIT {
    private static Map<String, String> settings(ScriptedProvider provider) throws Exception {
        var url = provider.url().toString();
        return Map.of(
                "docent.docs", Handbook.write().toString(),
                "docent.models.fast.url", url,
                "docent.models.careful.url", url,
                "docent.models.careful.key", "sk-never-shown",
                "docent.models.careful.price.input", "1000",
                "docent.models.careful.price.output", "1000",
                "docent.model.default", "fast",
                "docent.model.fallback", "careful");
    }

    @Test
    void saysThatAnotherModelIsAskedAndWhatItsAnswerCost() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(settings(provider));
                var browser = Browser.open(docent.url())) {
            docent.awaitIndexed();
            var gate = new Gate();
            provider.next(Script.response(401, "application/json", "{}"))
                    .next(Script.eventStream()
                            .await(gate)
                            .event("{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"Let me see.\"}}]}")
                            .event(Script.delta("By train."))
                            .event(Script.finish("stop"))
                            .event(Script.usage(1200, 34))
                            .event("[DONE]")
                            .end());
            var chat = new ChatPage(browser.page());
            chat.ask("How do I travel?");
            assertThat(chat.turn(0))
                    .containsText("The language model refused Docent's key. Asking careful instead. (attempt 2)");
            browser.screenshot("model-asked-instead");
            gate.open();
            assertThat(chat.footer(0)).containsText("careful instead of fast · 1,200 tokens in, 34 out · costs 1.23");
            assertThat(chat.text(0)).hasText("By train.");
            chat.turn(0).getByText("Reasoning").click();
            assertThat(chat.turn(0).getByText("Let me see.")).isVisible();
            chat.footer(0).locator("summary").focus();
            browser.page().keyboard().press("Enter");
            var details = chat.footer(0).locator("dl");
            for (var name : new String[] {"First token after", "Tokens of the prompt", "Searched for", "Cost"}) {
                assertThat(details.locator("dt").getByText(name)).isVisible();
            }
            assertThat(details).containsText("“How do I travel?”");
            browser.screenshot("answer-details");
            assertEquals(List.of(), browser.accessibilityFaults());

            browser.page().reload();
            assertThat(chat.footer(0)).containsText("careful instead of fast · 1,200 tokens in, 34 out · costs 1.23");
        }
    }

    @Test
    void asksTheModelThatIsChosen() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(settings(provider));
                var browser = Browser.open(docent.url())) {
            docent.awaitIndexed();
            provider.next(Script.openAiAnswer("Carefully."));
            var chat = new ChatPage(browser.page());
            browser.page().getByRole(AriaRole.COMBOBOX).selectOption("careful");
            chat.ask("How do I travel?");
            assertThat(chat.text(0)).hasText("Carefully.");
            assertThat(chat.footer(0)).containsText(Pattern.compile("^.*careful ·"));
            assertEquals(
                    "careful",
                    provider.awaitRequest().json().get("model").text().orElseThrow());

            browser.page().reload();
            assertThat(browser.page().getByRole(AriaRole.COMBOBOX)).hasValue("careful");
        }
    }

    @Test
    void saysWhichModelsAnswer() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(settings(provider));
                var browser = Browser.open(docent.url())) {
            docent.awaitIndexed();
            var page = browser.page();
            page.locator("#index-button").click();
            var panel = page.locator("#index-panel");
            provider.always(Script.response(
                    404, "application/json", "{\"error\":{\"message\":\"no such model for sk-never-shown\"}}"));
            new ChatPage(page).button("Check models").click();
            assertThat(panel).containsText("The language model's address or name is wrong.");
            assertThat(panel).containsText("status 404, saying: no such model for ***");
            browser.screenshot("models-checked");
            assertEquals(List.of(), browser.accessibilityFaults());
        }
    }
}
