/**
 * Models behind other people's HTTP APIs: what is sent to each and how its response is read. Start at {@link
 * dev.docent.provider.Providers}; {@link dev.docent.provider.ConfiguredModels} makes those that the settings name.
 */
@NullMarked
package dev.docent.provider;

import org.jspecify.annotations.NullMarked;
