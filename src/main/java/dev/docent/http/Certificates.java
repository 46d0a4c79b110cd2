package dev.docent.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that secure connections trust, and Docent's own certificate for servers that require one. Immutable; the files
 * are read once.
 */
public final class Certificates {
    /** Trusts the same authorities as Java, without an own certificate. */
    public static final Certificates JAVAS = new Certificates(null, null, "");

    private static final String PEM = "-----BEGIN";

    private final @Nullable KeyStore trusted;
    private final @Nullable KeyStore own;
    private final String ownPassword;

    private Certificates(@Nullable KeyStore trusted, @Nullable KeyStore own, String ownPassword) {
        this.trusted = trusted;
        this.own = own;
        this.ownPassword = ownPassword;
    }

    /** A key store in PKCS #12 or JKS with its password, or a PEM file of certificates with an empty password. */
    public record Store(Path file, String password) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * Reads the files.
     *
     * @param trusted certificates of authorities that are trusted in addition to those of Java, if there are any
     * @param own a key with its certificate, if there is one
     * @throws IllegalArgumentException if a file cannot be read or lacks what it needs; the message names it and says
     *     why
     */
    public static Certificates of(@Nullable Store trusted, @Nullable Store own) {
        return new Certificates(
                trusted == null ? null : withJavas(trusted),
                own == null ? null : withKey(own),
                own == null ? "" : own.password());
    }

    SslContextFactory.Client factory() {
        var factory = new SslContextFactory.Client();
        if (trusted != null) {
            factory.setTrustStore(trusted);
        }
        if (own != null) {
            factory.setKeyStore(own);
            factory.setKeyStorePassword(ownPassword);
            factory.setKeyManagerPassword(ownPassword);
        }
        return factory;
    }

    private static KeyStore withJavas(Store store) {
        try {
            var all = KeyStore.getInstance("PKCS12");
            all.load(null, null);
            var ours = read(store);
            int count = 0;
            for (var alias : Collections.list(ours.aliases())) {
                var certificate = ours.getCertificate(alias);
                if (certificate != null) {
                    all.setCertificateEntry("own-" + count++, certificate);
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException(store + " contains no certificate");
            }
            for (var certificate : javas()) {
                all.setCertificateEntry("java-" + count++, certificate);
            }
            return all;
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(store, e);
        }
    }

    private static X509Certificate[] javas() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static KeyStore withKey(Store store) {
        try {
            var keys = read(store);
            for (var alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    return keys;
                }
            }
            throw new IllegalArgumentException(store + " contains no key, only certificates");
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(store, e);
        }
    }

    private static KeyStore read(Store store) throws GeneralSecurityException, IOException {
        var bytes = Files.readAllBytes(store.file());
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM)) {
            return pem(Files.newInputStream(store.file()));
        }
        // Java finds out itself whether it is PKCS #12 or JKS.
        return KeyStore.getInstance(store.file().toFile(), store.password().toCharArray());
    }

    private static KeyStore pem(InputStream file) throws GeneralSecurityException, IOException {
        try (file) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("pem-" + count++, certificate);
            }
            return store;
        }
    }

    private static IllegalArgumentException unreadable(Store store, Exception cause) {
        var why = cause instanceof IOException && cause.getCause() instanceof GeneralSecurityException
                ? "the password is wrong"
                : String.valueOf(cause);
        return new IllegalArgumentException(store + " cannot be read: " + why, cause);
    }
}
