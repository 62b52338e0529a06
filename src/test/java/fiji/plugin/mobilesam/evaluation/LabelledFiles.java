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
package fiji.plugin.mobilesam.evaluation;

import java.io.IOException;
import java.nio.file.Path;

import ij.process.ImageProcessor;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/** Images and label images of files, as evaluation takes them. */
final class LabelledFiles {

	private LabelledFiles() {
	}

	static RgbImage image(final Path file) throws IOException {
		return Planes.of(ImageFiles.open(file), ContrastPolicy.AUTO).plane(PlanePosition.FIRST).rgb();
	}

	static LabelledPlane labels(final Path file) throws IOException {
		final ImageProcessor pixels = ImageFiles.open(file).getProcessor();
		final int[] labels = new int[pixels.getPixelCount()];
		for (int i = 0; i < labels.length; i++) labels[i] = pixels.get(i);
		return new LabelledPlane(pixels.getWidth(), pixels.getHeight(), labels);
	}
}
