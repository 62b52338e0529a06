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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import ij.ImagePlus;

/** Opens a results file: the image, and its masks as exact selections with their scores. */
public final class OpenResults implements ResultsCommand {

	private static final Declaration DECLARATION = new Declaration("open_results", "Open Results...",
			"Opens the image of a results file with its masks, without running the model again.",
			Stream.of(List.of(ResultsSource.FILE), MaskOutput.options(Set.of(MaskOutput.OVERLAY, MaskOutput.TABLE)))
					.<Option<?>>flatMap(List::stream).toList());

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public void start(final ImagePlus image, final Settings settings) throws IOException {
		final Path file = ResultsSource.FILE.path(settings);
		try (ResultsFile results = ResultsSource.open(file)) {
			MaskOutput.showAll(ResultsSource.show(file, results, results.planes()), settings);
		}
	}
}
