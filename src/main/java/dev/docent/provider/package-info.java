/**
 * Models behind HTTP APIs: what is sent to each provider and how its response is read. Start at {@link
 * dev.docent.provider.Providers}; {@link dev.docent.provider.ConfiguredModels} creates the models that the settings
 * name.
 */
@NullMarked
package dev.docent.provider;

import org.jspecify.annotations.NullMarked;
