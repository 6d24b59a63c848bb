/** Passwords that have become public: a local file of their hashes, and the tool that makes it. */
@NullMarked
package io.github.keycloaksspr.core.breached;

import org.jspecify.annotations.NullMarked;
