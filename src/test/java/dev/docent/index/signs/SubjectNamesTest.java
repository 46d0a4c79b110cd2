package dev.docent.index.signs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubjectNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connect it to a MongoDB database | MongoDB
            what does the error E_NO_ROUTE mean | E_NO_ROUTE
            maxStatementsPerNode | maxStatementsPerNode
            let them sign in with LDAP | LDAP
            How can I use it with Slack? | Slack
            Is there a train from Vienna to Rome? | Vienna Rome
            what does exit code E0382 mean | E0382
            how do I send it over HTTP/3 | HTTP/3
            怎样连接 Redis 集群? | Redis
            Wie verbinde ich es mit LDAP? | LDAP
            """)
    void whatATextAboutTheSubjectNamesToo(String question, String names) {
        assertEquals(List.of(names.split(" ")), List.copyOf(SubjectNames.in(question)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the first word of a sentence | What is it? There is a page. Where is that?
            nouns of German | Wie verbinde ich es mit der Datenbank auf dem Server?
            a language that does not show | Datenbank Zertifikat Speicher
            a title | How To Start The Server With A Proxy
            a question in capitals | WHERE IS THE SERVER
            units after numbers | can the file be larger than 3 MB or 20 GB
            amounts | does it wait 30s or 5min for the 2nd try
            paths and addresses of the user | my file is /srv/data_old/theNotes.md at docs.acmeShop.example
            versions | does it run with v17.0.2
            words with a hyphen | what does a Round-Robin pool do with E-Mail
            """)
    void whatNamesNothing(String what, String question) {
        assertEquals(List.of(), List.copyOf(SubjectNames.in(question)), what);
    }

    @Test
    void aNameCountsOnceAndInItsOrder() {
        assertEquals(
                List.of("LDAP", "gRPC"), List.copyOf(SubjectNames.in("is LDAP as fast as gRPC, or is LDAP slower")));
    }
}
