package dev.docent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CitationCheckTest {
    private static final AskedReply.FoundSource PORT = new AskedReply.FoundSource(
            1,
            "Ports › Other ports",
            "guide/a.md",
            1,
            2,
            "Docent listens on port 8080. Choose another one with --port.");
    private static final AskedReply.FoundSource HOME =
            new AskedReply.FoundSource(2, "Home", "guide/b.md", 1, 2, "文件夹保存索引和对话。");

    @Test
    void aCitationHoldsIfThePassageSaysTheSame() {
        assertEquals(new CitationCheck(1, 1), check("The server listens on port 8080 [1]."));
    }

    @Test
    void aNumberThatThePassageDoesNotHaveIsWrong() {
        assertEquals(new CitationCheck(1, 0), check("Docent listens on port 9090 [1]."));
    }

    @Test
    void aSentenceAboutSomethingElseIsWrong() {
        assertEquals(new CitationCheck(1, 0), check("Backups belong onto another machine [1]."));
    }

    @Test
    void eachNumberOfEachSentenceCounts() {
        assertEquals(
                new CitationCheck(3, 2),
                check("Choose another port [1][2]. 索引和对话保存在文件夹。[2]\n\nDocent also starts quickly."));
    }

    @Test
    void aCitationCoversTheWordsSinceTheOneBeforeIt() {
        assertEquals(new CitationCheck(2, 2), check("See also: Ports › Other ports [1] · Home [2]"));
        assertEquals(new CitationCheck(2, 1), check("It listens on port 8080 [1], and backups run nightly [1]."));
    }

    @Test
    void aNumberWithoutPassageIsTextOfTheModel() {
        assertEquals(new CitationCheck(0, 0), check("The ports are [80, 443]."));
    }

    @Test
    void whatDocentHasComparedItselfCounts() {
        var checked = List.of(new AskedReply.Checked(1, 0.9), new AskedReply.Checked(1, 0.2));

        assertEquals(new CitationCheck(2, 1), CitationCheck.of(reply("Whatever [1].", checked)));
    }

    private static CitationCheck check(String text) {
        return CitationCheck.of(reply(text, List.of()));
    }

    private static AskedReply reply(String text, List<AskedReply.Checked> checked) {
        return new AskedReply(
                "c",
                "m",
                List.of(PORT, HOME),
                new AskedReply.AnswerText(text, false, checked, null),
                new AskedReply.ReplyTimes(1, 2));
    }
}
