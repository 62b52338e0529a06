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
package fiji.plugin.mobilesam.review;

import java.io.IOException;
import java.util.Optional;

import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import ij.ImagePlus;

/** A command that reads a results file and needs no image. Its dialog starts with the file of the current image. */
interface ResultsCommand extends Command {

	@Override
	default Optional<Opening> open(final ImagePlus image, final Settings remembered) throws IOException {
		return Optional.of(new Opening(declaration(), ResultsSource.suited(image, remembered), SettingsPreview.NONE));
	}
}
