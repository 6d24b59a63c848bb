/** One-time codes: issued, bound to what they prove, judged. */
@NullMarked
package io.github.keycloaksspr.core.code;

import org.jspecify.annotations.NullMarked;
