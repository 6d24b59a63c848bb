package io.github.keycloaksspr.adminuiext.openapi;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** {@code GET sspr/openapi.json}: the OpenAPI document of the reports. */
public final class OpenApiResource {

  private final AdminRequest request;

  public OpenApiResource(AdminRequest request) {
    this.request = request;
  }

  /** Returns the document to any administrator. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get() {
    request.auth().requireAnyAdminRole();
    return Response.ok(document()).build();
  }

  private static byte[] document() {
    try (@Nullable InputStream file = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi.json is missing from the JAR");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json cannot be read from the JAR", e);
    }
  }
}
