package dev.docent.provider;

import dev.docent.digest.Sha256;
import dev.docent.prompt.Prompt;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields with which providers keep the beginning of a prompt in their cache. A prompt begins with what changes least: tools,
 * rules, earlier turns, then the passages with the question, then the rounds of looking again. So each round begins with the whole
 * prompt of the round before. The fields are sent only if there may be a further round. Stateless.
 */
final class CacheFields {
    /** The hosts that document {@code prompt_cache_key}. Other servers with OpenAI's API may refuse fields that they do not know. */
    private static final Pattern WITH_KEY =
            Pattern.compile("(?i)(?:^|\\.)(?:openai\\.com|azure\\.(?:com|us|cn)|mistral\\.ai)$");

    /** Enough digits to tell conversations apart; OpenAI accepts at most 64 characters. */
    private static final int KEY_LENGTH = 32;

    private CacheFields() {}

    /**
     * Has Anthropic store the whole prompt for 5 minutes, and read what an earlier round has stored (<a
     * href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">prompt caching</a>). It does so up to the last
     * block of the request, so the end of what is stored moves on with each round.
     */
    static void addControl(Map<String, Object> body, Prompt prompt) {
        if (prompt.looking().isPossible()) {
            body.put("cache_control", ToolFields.fields("type", "ephemeral"));
        }
    }

    /**
     * Has OpenAI, Azure or Mistral send the requests of one answer to the same machine (<a
     * href="https://developers.openai.com/api/docs/guides/prompt-caching">prompt caching</a>). Without the key, OpenAI chooses the
     * machine by the first words, which are the same for all answers, and beyond some 15 requests a minute it takes others.
     */
    static void addKey(Map<String, Object> body, Endpoint endpoint, Prompt prompt) {
        var chat = prompt.chat();
        boolean known =
                WITH_KEY.matcher(String.valueOf(endpoint.url().getHost())).find();
        if (known && prompt.looking().isPossible() && !chat.isEmpty()) {
            body.put("prompt_cache_key", Sha256.hexOfUtf8(chat.get(0).text()).substring(0, KEY_LENGTH));
        }
    }
}
