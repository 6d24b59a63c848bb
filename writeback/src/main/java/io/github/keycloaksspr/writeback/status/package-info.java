/** How writeback stands: what was seen of a directory, its controllers and its users. */
@NullMarked
package io.github.keycloaksspr.writeback.status;

import org.jspecify.annotations.NullMarked;
