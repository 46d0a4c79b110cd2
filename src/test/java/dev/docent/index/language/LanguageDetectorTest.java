package dev.docent.index.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | How do I connect a language model?
            en | What happens when the disk is full
            de | Wie erneuere ich das Zertifikat?
            de | Was passiert, wenn die Festplatte voll ist?
            de | Größe der Straße
            fr | Comment puis-je renouveler le certificat de mon serveur ?
            es | ¿Cómo puedo renovar los certificados del servidor?
            it | Come posso rinnovare il certificato del server?
            pt | Como é que eu posso renovar o certificado do servidor e as chaves?
            nl | Hoe kan ik het certificaat van de server vernieuwen?
            sv | Hur kan jag förnya certifikatet för servern och varför är det så?
            da | Hvordan kan jeg forny certifikatet, og hvad sker der efter det?
            fi | Miten voin uusia palvelimen varmenteen, jos se on vanhentunut?
            pl | Jak mogę odnowić certyfikat serwera?
            cs | Jak mohu obnovit certifikát serveru, když už není platný?
            tr | Sunucu sertifikasını nasıl ve neden yenilemek için ne yapmalıyım?
            hu | Hogyan lehet megújítani a szerver tanúsítványát, ha már nem érvényes?
            ru | Как продлить сертификат сервера?
            ru | Что означает `docent.index.max-passages-per-file`?
            uk | Як поновити сертифікат сервера, якщо він застарів?
            bg | Как да подновя сертификата на сървъра, след като е изтекъл?
            el | Πώς ανανεώνω το πιστοποιητικό;
            ar | كيف أجدد شهادة الخادم؟
            fa | چگونه گواهی سرور را تمدید کنم؟
            he | איך מחדשים את התעודה של השרת?
            hi | मैं सर्वर का प्रमाणपत्र कैसे नवीनीकृत करूँ?
            th | ฉันจะต่ออายุใบรับรองได้อย่างไร
            zh | 怎么更新服务器证书?
            zh | docent.model.url 怎么设置
            ja | サーバー証明書を更新するには?
            ko | 서버 인증서를 어떻게 갱신하나요?
            ka | როგორ განვაახლო სერტიფიკატი?
            """)
    void recognisesTheLanguageOfAQuestion(String language, String question) {
        assertEquals(Optional.of(language), LanguageDetector.detect(question), question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Zertifikat erneuern", "NullPointerException at Foo.bar(Foo.java:12)", "42", "a.b.c/d_e-f"})
    void saysNothingWithoutAWordThatShowsIt(String text) {
        assertEquals(Optional.empty(), LanguageDetector.detect(text), text);
    }

    @Test
    void codeInAForeignPageDoesNotDecide() {
        var page = "# Einrichtung\n\nTragen Sie den Schlüssel ein, bevor Sie den Dienst neu starten:\n\n"
                + "```\nfor (int i = 0; i < list.size(); i++) { this.list.get(i).print(); }\n```\n"
                + "Danach wird er von allen Geräten angenommen.";

        assertEquals(Optional.of("de"), LanguageDetector.detect(page));
    }

    @Test
    void aFewForeignLettersDoNotDecide() {
        assertEquals(
                Optional.of("en"),
                LanguageDetector.detect("The unit is called 兆 in Japan, and this is all that is said about it here."));
    }

    @Test
    void readsOnlyTheBeginningOfALongText() {
        var text = "This is the text and it is in English. ".repeat(1_000) + "Это текст. ".repeat(100_000);

        assertEquals(Optional.of("en"), LanguageDetector.detect(text));
    }
}
