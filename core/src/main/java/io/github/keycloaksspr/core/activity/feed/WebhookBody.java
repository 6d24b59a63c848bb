package io.github.keycloaksspr.core.activity.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.activity.report.JsonRow;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** Writes a batch as the JSON object that is posted; rows are those of the REST report. */
public final class WebhookBody {

  private static final String TYPE = "sspr.activity.";

  private WebhookBody() {}

  /** Returns the body in UTF-8: the same one whenever the same batch is sent. */
  public static byte[] of(Batch batch, String realm) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", TYPE + batch.report().id());
    body.put("timestamp", batch.last().settled().toString());
    ObjectNode data = body.putObject("data").put("realm", realm);
    ArrayNode rows = data.putArray("rows");
    JsonRow json = new JsonRow(batch.report(), ZoneOffset.UTC);
    batch.rows().forEach(row -> rows.add(json.object(row.cells())));
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
