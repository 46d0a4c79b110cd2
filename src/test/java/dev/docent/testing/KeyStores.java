package dev.docent.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Creates keys and certificates with the JDK's {@code keytool}. */
public final class KeyStores {
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "key";

    private KeyStores() {}

    /** Creates a key store with a self-signed certificate for these names ({@code dns:a.example}, {@code ip:127.0.0.1}). */
    public static Path create(Path file, String... names) throws IOException, InterruptedException {
        keytool(
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12",
                "-ext",
                "san=" + String.join(",", names),
                "-ext",
                "bc=ca:true");
        return file;
    }

    /** Writes the certificate of a key store as PEM. */
    public static Path certificate(Path store, Path file) throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", open(store).getCertificate(ALIAS).getEncoded(), file);
    }

    /** Writes the private key of a key store as PEM, without a password. */
    public static Path privateKey(Path store, Path file) throws IOException, GeneralSecurityException {
        return pem(
                "PRIVATE KEY", open(store).getKey(ALIAS, PASSWORD.toCharArray()).getEncoded(), file);
    }

    private static KeyStore open(Path store) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static Path pem(String what, byte[] content, Path file) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(
                file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n", US_ASCII);
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(Arrays.asList(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
    }
}
