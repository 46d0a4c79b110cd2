package dev.docent.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of the chat page, by what they mean to its user. */
record ChatPage(Page page) {
    /** What a browser must allow before {@link #clipboard} reads anything. */
    static final List<String> CLIPBOARD = List.of("clipboard-read", "clipboard-write");

    /** Waits until the page has drawn something, because its keys and buttons do nothing before that. */
    ChatPage {
        page.locator("#welcome h2, .turn").first().waitFor();
    }

    /** Types a question and sends it with Enter. */
    void ask(String question) {
        question().fill(question);
        question().press("Enter");
    }

    Locator question() {
        return page.getByLabel("Your question");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Returns a question with its answer, counted from 0. */
    Locator turn(int number) {
        return page.getByRole(AriaRole.ARTICLE).nth(number);
    }

    /** Returns the text of an answer. */
    Locator text(int number) {
        return turn(number).locator(".prose");
    }

    /** Returns the status of a running answer. */
    Locator phase(int number) {
        return turn(number).locator(".phase");
    }

    /** Returns the text below an ended answer: the model, the tokens. */
    Locator footer(int number) {
        return turn(number).locator("footer");
    }

    /** Returns what went wrong with an answer. */
    Locator problem(int number) {
        return turn(number).getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Error"));
    }

    /** Returns the marker of a citation in an answer's text, also if the citation is marked as weak. */
    Locator citation(int number, int source) {
        return text(number)
                .getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(Pattern.compile("^Source " + source + "(, .*)?$")))
                .first();
    }

    /** Returns the panel beside the conversation. */
    Locator source() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Source"));
    }

    /** Returns the text that programs get when the user pastes. */
    String clipboard(String type) {
        return (String) page.evaluate(
                "async (type) => { const [item] = await navigator.clipboard.read(); return (await item.getType(type)).text(); }",
                type);
    }

    /** Returns the texts of the questions that wait for the end of the answer. */
    Locator nextQuestions() {
        return page.locator(".queued");
    }

    Locator notices() {
        return page.locator("#notices");
    }
}
