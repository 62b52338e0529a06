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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Images and the label images of their objects.
 *
 * @param name of the set
 * @param files image to label image, by file name
 * @param unlabelled images that have no label image
 */
record LabelledSet(String name, Map<Path, Path> files, int unlabelled) {

	private static final String IMAGES = "images";
	private static final String LABELS = "labels";

	/**
	 * @param paths folders that each have a folder {@code images} and a folder {@code labels}, or labels beside the
	 *            images; or a folder of images and one of labels; or an image and its labels
	 * @throws IOException if there is no such folder, or no labels for any image
	 */
	static List<LabelledSet> of(final List<Path> paths) throws IOException {
		for (final Path path : paths) if (!Files.exists(path)) throw new NoSuchFileException(path.toString());
		if (paths.size() == 2 && paths.stream().noneMatch(LabelledSet::isSet))
			return List.of(pair(paths.get(0), paths.get(1)));
		final List<LabelledSet> sets = new ArrayList<>();
		for (final Path path : paths) {
			if (!Files.isDirectory(path))
				throw new IOException(path + ": is one file; give an image and its label image, or folders");
			sets.add(isSet(path)
					? folders(path, path.resolve(IMAGES), path.resolve(LABELS))
					: folders(path, path, path));
		}
		return sets;
	}

	private static boolean isSet(final Path path) {
		return Files.isDirectory(path.resolve(IMAGES)) && Files.isDirectory(path.resolve(LABELS));
	}

	private static LabelledSet pair(final Path images, final Path labels) throws IOException {
		if (Files.isDirectory(images)) return folders(images, images, labels);
		return new LabelledSet(ImageFolder.stem(images), Map.of(images, labels), 0);
	}

	/** By their names without extension; those of labels may end in {@code -labels}, as ours do. */
	private static LabelledSet folders(final Path set, final Path images, final Path labels) throws IOException {
		final Map<String, Path> named = ImageFolder.images(labels).entrySet().stream()
				.collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
		final Map<Path, String> all = new LinkedHashMap<>(ImageFolder.images(images));
		all.keySet().removeAll(ResultPictures.among(all));
		final Map<Path, Path> files = new LinkedHashMap<>();
		all.forEach((image, name) -> {
			final Path ofImage = named.getOrDefault(name + "-" + LABELS, named.get(name));
			if (ofImage != null && !ofImage.equals(image)) files.put(image, ofImage);
		});
		if (files.isEmpty())
			throw new IOException(("%s: no label image has the name of an image in %s; expected, say, %s%s.tif, or a "
					+ "folder with the folders '%s' and '%s'").formatted(labels, images, all.values().iterator().next(),
							labels.equals(images) ? "-" + LABELS : "", IMAGES, LABELS));
		return new LabelledSet(set.toRealPath().getFileName().toString(), files, all.size() - files.size());
	}
}
