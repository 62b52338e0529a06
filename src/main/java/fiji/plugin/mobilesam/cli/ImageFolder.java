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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images that a path stands for, and the names that their results begin with. */
final class ImageFolder {

	private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "png", "jpg", "jpeg", "gif", "bmp");

	private ImageFolder() {
	}

	/**
	 * @param path an image or a folder of images
	 * @return the images by file name, each with the name for its results: its own without extension, or with it where
	 *            two images differ in nothing else
	 * @throws IOException if there is no such path, or no image in the folder
	 */
	static Map<Path, String> images(final Path path) throws IOException {
		if (!Files.exists(path)) throw new NoSuchFileException(path.toString());
		if (!Files.isDirectory(path)) return Map.of(path, stem(path));
		final List<Path> images;
		try (Stream<Path> files = Files.list(path)) {
			images = files.filter(Files::isRegularFile).filter(ImageFolder::isImage).sorted().toList();
		}
		if (images.isEmpty())
			throw new IOException("%s: no image in this folder; looked for %s".formatted(path,
					EXTENSIONS.stream().sorted().map(e -> "*." + e).collect(Collectors.joining(", "))));
		final Map<String, Long> uses = images.stream()
				.collect(Collectors.groupingBy(f -> stem(f).toLowerCase(Locale.ROOT),
						Collectors.counting()));
		final Map<Path, String> names = new LinkedHashMap<>();
		for (final Path image : images)
			names.put(image, uses.get(stem(image).toLowerCase(Locale.ROOT)) == 1
					? stem(image)
					: image.getFileName().toString());
		return names;
	}

	private static boolean isImage(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	/** The name of a file without its extension. */
	static String stem(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}
}
