package dev.docent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The servers in which the WAR must run, and how to start each on a free port of the loopback interface. */
enum Container {
    TOMCAT_10_1("apache-tomcat-10.1.", "Starting ProtocolHandler \\[\"http-nio-127\\.0\\.0\\.1-auto-\\d+-(\\d+)\"]") {
        @Override
        List<String> command(Path base, List<String> jvm) throws IOException {
            return tomcat(base, jvm);
        }
    },
    TOMCAT_11("apache-tomcat-11.0.", "Starting ProtocolHandler \\[\"http-nio-127\\.0\\.0\\.1-auto-\\d+-(\\d+)\"]") {
        @Override
        List<String> command(Path base, List<String> jvm) throws IOException {
            return tomcat(base, jvm);
        }
    },
    JETTY_12_0("jetty-home-12.0.", "Started (?:oejs\\.)?ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}") {
        @Override
        List<String> command(Path base, List<String> jvm) throws IOException {
            return jetty(base, jvm);
        }
    },
    JETTY_12_1("jetty-home-12.1.", "Started (?:oejs\\.)?ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}") {
        @Override
        List<String> command(Path base, List<String> jvm) throws IOException {
            return jetty(base, jvm);
        }
    },
    JAVA_JAR("", "Docent is ready at http://127\\.0\\.0\\.1:(\\d+)/") {
        @Override
        List<String> command(Path base, List<String> jvm) {
            var command = new ArrayList<>(jvm);
            command.addAll(List.of("-jar", ItFiles.war().toString(), "--port=0"));
            return command;
        }
    };

    private final String directory;
    private final Pattern address;

    Container(String directory, String address) {
        this.directory = directory;
        this.address = Pattern.compile(address);
    }

    /** Writes the configuration into an empty directory and returns the arguments for {@code java}. */
    abstract List<String> command(Path base, List<String> jvm) throws IOException;

    /** Returns the pattern of the last line that the server prints at its start; the first group is the port. */
    Pattern address() {
        return address;
    }

    List<String> tomcat(Path base, List<String> jvm) throws IOException {
        var home = ItFiles.container(directory);
        for (var folder : List.of("conf", "webapps", "temp", "logs", "work")) {
            Files.createDirectory(base.resolve(folder));
        }
        Files.copy(home.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
        Files.writeString(base.resolve("conf/server.xml"), """
                <Server port="-1">
                  <Service name="Catalina">
                    <Connector port="0" address="127.0.0.1" maxThreads="${it.threads:-200}"
                        maxKeepAliveRequests="${it.requests:-100}" asyncTimeout="1000"
                        compression="on" compressionMinSize="1" compressibleMimeType="text/html,text/event-stream">
                      <UpgradeProtocol className="org.apache.coyote.http2.Http2Protocol"/>
                    </Connector>
                    <Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps"/></Engine>
                  </Service>
                </Server>
                """);
        Files.createLink(base.resolve("webapps/ROOT.war"), ItFiles.war());
        var command = new ArrayList<>(jvm);
        command.addAll(List.of(
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-cp",
                home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return command;
    }

    List<String> jetty(Path base, List<String> jvm) throws IOException {
        var home = ItFiles.container(directory);
        Files.createDirectory(base.resolve("start.d"));
        Files.createDirectory(base.resolve("webapps"));
        // Properties after the line of the ee10 module would belong to that module and be ignored.
        Files.writeString(base.resolve("start.d/app.ini"), """
                --module=http
                jetty.http.host=127.0.0.1
                jetty.http.port=0
                --module=ee10-deploy
                """);
        Files.createLink(base.resolve("webapps/ROOT.war"), ItFiles.war());
        var command = new ArrayList<>(jvm);
        command.addAll(
                List.of("-jar", home.resolve("start.jar").toString(), "jetty.home=" + home, "jetty.base=" + base));
        jvm.stream()
                .filter(option -> option.startsWith("-Dit.threads="))
                .forEach(option -> command.add("jetty.threadPool.maxThreads=" + option.replaceFirst(".*=", "")));
        return command;
    }
}
