/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.settings;

import java.awt.Panel;
import java.util.Optional;

/** Shows what settings give while they are chosen. */
public interface SettingsPreview extends AutoCloseable {

	/** Shows nothing. */
	SettingsPreview NONE = new SettingsPreview() {

		@Override
		public void update(final Settings settings) {
			// There is nothing to show.
		}

		@Override
		public void hide() {
			// Nothing is shown.
		}
	};

	/** A picture of what the settings do, for the dialog itself. */
	default Optional<Panel> panel() {
		return Optional.empty();
	}

	/** Whether it is on when the dialog opens, for what is quickly shown. */
	default boolean startsOn() {
		return false;
	}

	/** Shows the settings, soon; called on the event thread. */
	void update(Settings settings);

	/** Takes away what is shown; called on the event thread. */
	void hide();

	/** Ends the preview. */
	@Override
	default void close() {
		hide();
	}
}
