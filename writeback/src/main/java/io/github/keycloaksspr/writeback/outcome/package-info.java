/** What became of a new password at the directory, and what people read about it. */
@NullMarked
package io.github.keycloaksspr.writeback.outcome;

import org.jspecify.annotations.NullMarked;
