package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableHeadTest {
    @Test
    void isWhatIsAboveTheRule() {
        assertHead("| Tenant | Quota |\n|---|---:|", "| Tenant | Quota |\n|---|---:|\n| a | 1 |");
        assertHead("Tenant | Quota\n:-- | --", "Tenant | Quota\n:-- | --\na | 1");
        assertHead("| Tenant | Quota |\n|--------+-------|", "| Tenant | Quota |\n|--------+-------|\n| a | 1 |");
        assertHead(
                "| Tenant | Quota |\n| | in GB |\n|---|---|", "| Tenant | Quota |\n| | in GB |\n|---|---|\n| a | 1 |");
    }

    @Test
    void isWhatAGridRulesOffWithEqualsSigns() {
        assertHead(
                "+---+---+\n| a | b |\n+===+===+",
                "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n| 3 | 4 |\n+---+---+");
        assertHead("===  ===\na    b\n===  ===", "===  ===\na    b\n===  ===\n1    2\n===  ===");
    }

    @Test
    void isAFirstRowWithDoubleBars() {
        assertHead("|| Tenant || Quota ||", "|| Tenant || Quota ||\n| a | 1 |");
        assertNone("|| Tenant || Quota ||");
        assertNone("| a | 1 |\n|| Tenant || Quota ||\n| a | 1 |");
        assertNone("||\n| a | 1 |");
    }

    @Test
    void isAbsentWithoutARule() {
        assertNone("| a | 1 |\n| b | 2 |");
        assertNone("+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+");
        assertNone("| a | b |\n|---|---|");
        assertNone("a || b\nc || d");
    }

    @Test
    void isAbsentWhenItWouldTakeThePlaceOfItsRows() {
        assertNone("| a | b |\n".repeat(10) + "|---|---|\n| 1 | 2 |");
        assertNone("| " + "x".repeat(2000) + " |\n|---|\n| 1 |");
    }

    @Test
    void isFoundFromALineBelowIt() {
        var lines = ("text\n\n| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(500) + "\nmore | text\n")
                .lines()
                .toList();

        assertEquals(Optional.of(new TableHead(3, 4, "| a | b |\n|---|---|")), TableHead.above(lines, 500));
        assertEquals(Optional.of(new TableHead(3, 4, "| a | b |\n|---|---|")), TableHead.above(lines, 5));
        assertEquals(Optional.empty(), TableHead.above(lines, 4), "the head itself");
        assertEquals(Optional.empty(), TableHead.above(lines, 2));
        assertEquals(Optional.empty(), TableHead.above(lines, lines.size()));
        assertEquals(Optional.empty(), TableHead.above(List.of(), 1));
    }

    private static void assertHead(String head, String table) {
        int lines = (int) head.lines().count();
        assertEquals(Optional.of(new TableHead(7, 6 + lines, head)), TableHead.of(block(BlockKind.TABLE, table)));
        assertEquals(Optional.empty(), TableHead.of(block(BlockKind.PROSE, table)));
    }

    private static void assertNone(String table) {
        assertEquals(Optional.empty(), TableHead.of(block(BlockKind.TABLE, table)));
    }

    private static Block block(BlockKind kind, String text) {
        return new Block(kind, 7, 6 + (int) text.lines().count(), text);
    }
}
