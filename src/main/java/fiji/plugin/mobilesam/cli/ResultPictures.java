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
package fiji.plugin.mobilesam.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label images, by hand or of an earlier run, and overlays beside their images: those are no images to be segmented. */
final class ResultPictures {

	private static final Pattern NAME = Pattern
			.compile("(.+?)(_c\\d+_z\\d+_t\\d+)?-(labels\\.(tiff?|png)|overlay\\.png)");

	private ResultPictures() {
	}

	/** @param images of a folder, each with the name that its results begin with */
	static List<Path> among(final Map<Path, String> images) {
		return images.keySet().stream().filter(image -> isResult(image, images.values())).toList();
	}

	private static boolean isResult(final Path image, final Collection<String> names) {
		final Matcher name = NAME.matcher(image.getFileName().toString());
		return name.matches() && names.contains(name.group(1));
	}
}
