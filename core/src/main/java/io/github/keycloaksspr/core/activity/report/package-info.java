/** Reads the two activity reports: which rows, in what order, part by part (spec A3 to A5). */
@NullMarked
package io.github.keycloaksspr.core.activity.report;

import org.jspecify.annotations.NullMarked;
