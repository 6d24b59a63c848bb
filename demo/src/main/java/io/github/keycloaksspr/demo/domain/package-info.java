/** An Active Directory domain for the demo, without Windows. */
@NullMarked
package io.github.keycloaksspr.demo.domain;

import org.jspecify.annotations.NullMarked;
