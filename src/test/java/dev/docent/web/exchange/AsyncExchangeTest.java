package dev.docent.web.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.docent.delivery.EventStreams;
import dev.docent.testing.ManualScheduler;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsyncExchangeTest {
    /** Tomcat recycles the request after the client is gone. */
    @Test
    void doesNotUseTheRequestAfterItsServletHasReturned() {
        var scheduler = new ManualScheduler();
        var streams = new EventStreams(Duration.ofSeconds(15), scheduler, scheduler::nanoTime);
        var request = mock(HttpServletRequest.class);
        var response = mock(HttpServletResponse.class);
        when(request.isAsyncSupported()).thenReturn(true);
        when(request.getMethod()).thenReturn("HEAD");
        when(request.startAsync(request, response)).thenReturn(mock(AsyncContext.class));
        var exchange = AsyncExchange.begin(request, response, streams);

        when(request.getMethod()).thenThrow(new IllegalStateException("The request object has been recycled"));

        assertTrue(exchange.isHead());
    }
}
