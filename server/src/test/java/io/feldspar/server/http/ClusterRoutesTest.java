package io.feldspar.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.master.Master;
import io.feldspar.executor.standalone.worker.Worker;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What browsers are shown of a cluster.
@Timeout(120)
class ClusterRoutesTest {

    @TempDir Path folder;
    private final HttpClient browser = HttpClient.newHttpClient();

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void showWorkersAndLogs() throws Exception {
        Credentials secret = Credentials.create("feldspar-cluster");
        try (Master master =
                Master.start(new BlockAddress("127.0.0.1", 0), folder.resolve("master"), secret)) {
            MasterUrl url = new MasterUrl(List.of(master.address()));
            Worker.Options options =
                    new Worker.Options(
                            url,
                            "",
                            3,
                            1L << 30,
                            folder.resolve("work"),
                            Duration.ofHours(1),
                            secret,
                            "");
            try (Worker worker = Worker.start(options);
                    ClusterClient client = new ClusterClient(url, secret);
                    SiteServer site = SiteServer.ofCluster(client, 0)) {
                JsonNode status =
                        new ObjectMapper().readTree(get(site.url() + "/api/cluster").body());
                assertEquals(1, status.path("epoch").asLong());
                JsonNode shown = status.path("workers").path(0);
                assertEquals(worker.id(), shown.path("id").asText());
                assertEquals("connected", shown.path("state").asText());
                assertEquals(3, shown.path("cores").asInt());
                assertTrue(
                        get(site.url() + "/").body().contains("<title>Feldspar cluster</title>"));
                assertEquals(200, get(site.url() + "/cluster.js").statusCode());
                HttpResponse<String> missing = get(site.url() + "/api/logs/app/executor-1-1");
                assertEquals(502, missing.statusCode());
                assertTrue(missing.body().contains("No worker has a log of"), missing.body());
            }
        }
    }
}
