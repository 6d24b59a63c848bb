/** What a directory says about an account and its password, read into plain values. */
@NullMarked
package io.github.keycloaksspr.writeback.account;

import org.jspecify.annotations.NullMarked;
