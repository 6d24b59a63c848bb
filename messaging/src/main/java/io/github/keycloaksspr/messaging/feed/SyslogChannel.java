package io.github.keycloaksspr.messaging.feed;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.FeedLine;
import io.github.keycloaksspr.core.activity.feed.Origin;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;

/** Sends each row of a batch as a line of its own to a log collector. */
record SyslogChannel(Policy.Syslog syslog, Origin origin, SSLSocketFactory trust)
    implements Channel {

  private static final Logger LOG = Logger.getLogger(SyslogChannel.class);

  /** What every collector should take over a stream: RFC 5425, 4.3.1. */
  private static final int LONGEST_IN_STREAM = 8_192;

  /** What every collector should take in a datagram: RFC 5426, 3.2. */
  private static final int LONGEST_DATAGRAM = 2_048;

  @Override
  public Outcome send(Batch batch) {
    URI url = syslog.url();
    InetSocketAddress receiver = new InetSocketAddress(host(url), url.getPort());
    try {
      switch (url.getScheme().toLowerCase(Locale.ROOT)) {
        case "udp" -> SyslogDatagrams.send(receiver, lines(batch, LONGEST_DATAGRAM));
        case "tls" -> stream(receiver).sendSecurely(frames(batch), trust);
        default -> stream(receiver).send(frames(batch));
      }
      return new Outcome.Delivered();
    } catch (SyslogStream.Unreached e) {
      LOG.debugf("The log collector of realm %s is not reached: %s", origin.realm(), e.why());
      return new Outcome.Failed("unreachable", null);
    } catch (IOException e) {
      return new Outcome.Failed("broken_off", null);
    }
  }

  private static SyslogStream stream(InetSocketAddress receiver) {
    return new SyslogStream(receiver, SyslogStream.Limits.USUAL);
  }

  private static String host(URI url) {
    return url.getHost().replaceAll("[\\[\\]]", "");
  }

  private List<byte[]> lines(Batch batch, int longest) {
    return batch.rows().stream()
        .map(row -> FeedLine.of(row, origin, syslog.format(), longest))
        .toList();
  }

  /** Each line with its length in front of it: RFC 6587, 3.4.1, and RFC 5425, 4.3. */
  private byte[] frames(Batch batch) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (byte[] line : lines(batch, LONGEST_IN_STREAM)) {
      frames.writeBytes((line.length + " ").getBytes(StandardCharsets.US_ASCII));
      frames.writeBytes(line);
    }
    return frames.toByteArray();
  }
}
