/** The two activity reports and the summary, for people and for programs (spec A3 to A6). */
@NullMarked
package io.github.keycloaksspr.adminuiext.activity;

import org.jspecify.annotations.NullMarked;
