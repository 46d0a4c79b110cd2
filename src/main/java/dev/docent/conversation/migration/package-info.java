/**
 * The steps that lead from an empty database, or one of an earlier version, to today's tables. Start at {@link
 * dev.docent.conversation.migration.Migrations}.
 */
@NullMarked
package dev.docent.conversation.migration;

import org.jspecify.annotations.NullMarked;
