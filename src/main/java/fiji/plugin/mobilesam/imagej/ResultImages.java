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
package fiji.plugin.mobilesam.imagej;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.RunDescription;
import fiji.plugin.mobilesam.results.SourceFormat;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * The image of a results file as ImageJ has it: the pixels it was made from where they were stored, else RGB; planes
 * that are not in the file are black, images that were left out have no numbers (32-bit NaN).
 */
public final class ResultImages {

	private final List<? extends ResultPlane> planes;
	private final ImageStack stack;
	private final int[] dimensions;
	/** Whether RGB stands for grey levels of 8 bits. */
	private final boolean grey;

	private ResultImages(final RunDescription run, final List<? extends ResultPlane> planes) {
		this.planes = planes;
		dimensions = ImageAttributes.dimensions(run.attributes(), channels(), largest(PlanePosition::z), largest(
				PlanePosition::t));
		grey = ImageAttributes.isGrey(run.attributes());
		stack = new ImageStack(planes.get(0).width(), planes.get(0).height());
	}

	/**
	 * Reads images and masks.
	 *
	 * @param run of the file
	 * @param planes of the file, or a selection of their masks; at least one
	 * @return the image with the masks that have pixels
	 * @throws IOException if something cannot be read
	 */
	public static SegmentedImage read(final RunDescription run, final List<? extends ResultPlane> planes)
			throws IOException {
		final List<MaskRecord> records = new ArrayList<>();
		for (final ResultPlane plane : planes)
			for (int i = 0; i < plane.entries().size(); i++)
				if (plane.entries().get(i).area() > 0) records.add(plane.record(i));
		return new SegmentedImage(image(run, planes), planes.stream().map(ResultPlane::position).toList(), records, run
				.modelType());
	}

	/**
	 * Reads images alone.
	 *
	 * @throws IOException if something cannot be read
	 */
	public static ImagePlus image(final RunDescription run, final List<? extends ResultPlane> planes)
			throws IOException {
		return new ResultImages(run, planes).image(run);
	}

	/** The image of a plane, black where it was left out. */
	public static RgbImage background(final ResultPlane plane) throws IOException {
		return plane.hasImage()
				? plane.image()
				: new RgbImage(plane.width(), plane.height(), new byte[3 * plane.width() * plane.height()]);
	}

	/** An RGB picture as ImageJ has it. */
	public static ColorProcessor processor(final RgbImage image) {
		final int[] pixels = new int[image.width() * image.height()];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = 0xff << 24 | (image.rgb()[3 * i] & 0xff) << 16 | (image.rgb()[3 * i + 1] & 0xff) << 8 | image
					.rgb()[3 * i + 2] & 0xff;
		return new ColorProcessor(image.width(), image.height(), pixels);
	}

	private ImagePlus image(final RunDescription run) throws IOException {
		final ImageProcessor[] slices = new ImageProcessor[dimensions[0] * dimensions[1] * dimensions[2]];
		for (final ResultPlane plane : planes) {
			final List<ImageProcessor> pixels = pixels(plane);
			final PlanePosition at = plane.position();
			final int first = Math.max(1, at.c());
			for (int c = 0; c < pixels.size(); c++) slices[index(first + c, at.z(), at.t())] = pixels.get(c);
		}
		final ImageProcessor some = slices[index(Math.max(1, planes.get(0).position().c()),
				planes.get(0).position().z(),
				planes.get(0).position().t())];
		for (final ImageProcessor slice : slices)
			stack.addSlice(slice == null ? some.createProcessor(some.getWidth(), some.getHeight()) : slice);
		final ImagePlus image = new ImagePlus(ImageAttributes.title(run.attributes()), stack);
		image.setDimensions(dimensions[0], dimensions[1], dimensions[2]);
		image.setOpenAsHyperStack(stack.size() > 1);
		ImageAttributes.calibrate(image, run.attributes());
		return image;
	}

	private int index(final int c, final int z, final int t) {
		return c - 1 + dimensions[0] * (z - 1 + dimensions[1] * (t - 1));
	}

	private List<ImageProcessor> pixels(final ResultPlane plane) throws IOException {
		if (!plane.hasImage()) return List.of(unknown(plane));
		if (plane.sourceFormat().isEmpty()) {
			final ColorProcessor rgb = processor(plane.image());
			return List.of(grey ? rgb.getChannel(1, null) : rgb);
		}
		return plane.source().channels().stream().map(samples -> processor(plane.width(), plane.height(), samples))
				.toList();
	}

	/** Not a number, so that nothing can be measured. */
	private static ImageProcessor unknown(final ResultPlane plane) {
		final float[] pixels = new float[plane.width() * plane.height()];
		Arrays.fill(pixels, Float.NaN);
		return new FloatProcessor(plane.width(), plane.height(), pixels);
	}

	private static ImageProcessor processor(final int width, final int height, final Object samples) {
		if (samples instanceof final byte[] bytes) return new ByteProcessor(width, height, bytes);
		if (samples instanceof final short[] shorts) return new ShortProcessor(width, height, shorts, null);
		return new FloatProcessor(width, height, (float[]) samples);
	}

	/** Channels seen together are as many as were stored. */
	private int channels() {
		final int together = planes.stream().map(ResultPlane::sourceFormat).mapToInt(format -> format.map(
				SourceFormat::channels).orElse(1)).max().orElseThrow();
		return Math.max(together, largest(PlanePosition::c));
	}

	private int largest(final ToIntFunction<PlanePosition> number) {
		return planes.stream().map(ResultPlane::position).mapToInt(number).max().orElseThrow();
	}
}
