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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.ContrastPolicy.Percentile;
import fiji.plugin.mobilesam.imagej.ContrastPolicy.Scope;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * The planes of an image under one contrast policy. Where the image is shown as a composite, its visible channels make
 * one plane ({@link PlanePosition#ALL_CHANNELS}); elsewhere each channel is a plane of its own.
 * <p>
 * The image is only read, and stays at its slice. Percentiles of a stack are taken once, the rest is read anew each
 * time a plane is asked for. May be used by several threads.
 */
public final class Planes {

	private final ImagePlus image;
	private final ContrastPolicy policy;
	private final Map<Integer, ValueRange> stackRanges = new ConcurrentHashMap<>();

	private Planes(final ImagePlus image, final ContrastPolicy policy) {
		this.image = image;
		this.policy = policy;
	}

	/**
	 * @param image of any type
	 * @param policy how its values become 8 bits
	 * @throws IllegalArgumentException if the image has no pixels or too many in a plane, or if the policy is
	 *           {@code raw} and the image has 16 or 32 bits
	 */
	public static Planes of(final ImagePlus image, final ContrastPolicy policy) {
		if ((long) image.getWidth() * image.getHeight() > RgbImage.MOST_PIXELS)
			throw new IllegalArgumentException("'%s' has %d x %d pixels, at most %d can be segmented at once; crop it"
					.formatted(image.getTitle(), image.getWidth(), image.getHeight(), RgbImage.MOST_PIXELS));
		if (image.getWidth() < 1 || image.getStackSize() < 1 || image.getProcessor() == null)
			throw new IllegalArgumentException("there is no image: open one first");
		final boolean eightBits = image.getBitDepth() == 8 || image.getBitDepth() == 24;
		if (policy instanceof ContrastPolicy.Raw && !eightBits)
			throw new IllegalArgumentException(
					"contrast 'raw' needs an 8-bit or RGB image, '%s' has %d bits; use percentile"
							.formatted(image.getTitle(), image.getBitDepth()));
		return new Planes(image, policy instanceof ContrastPolicy.Auto ? automatic(image, eightBits) : policy);
	}

	private static ContrastPolicy automatic(final ImagePlus image, final boolean eightBits) {
		if (!eightBits) return ContrastPolicy.PERCENTILE;
		final boolean palette = image.getBitDepth() == 8 && !image.isComposite()
				&& Channel.isPalette(image.getProcessor().getLut());
		return palette ? new ContrastPolicy.Display() : new ContrastPolicy.Raw();
	}

	/** The policy applied; never {@link ContrastPolicy.Auto}. */
	public ContrastPolicy policy() {
		return policy;
	}

	/** All planes, in the order of the stack. */
	public List<PlanePosition> positions() {
		final List<PlanePosition> positions = new ArrayList<>();
		for (int t = 1; t <= image.getNFrames(); t++) {
			for (int z = 1; z <= image.getNSlices(); z++) {
				if (isComposite()) positions.add(new PlanePosition(PlanePosition.ALL_CHANNELS, z, t));
				else for (int c = 1; c <= image.getNChannels(); c++) positions.add(new PlanePosition(c, z, t));
			}
		}
		return positions;
	}

	/** The plane that the image shows. */
	public PlanePosition current() {
		// Its position by channel, slice and frame lags behind in a stack without a window.
		final int[] position = image.convertIndexToPosition(image.getCurrentSlice());
		return new PlanePosition(isComposite() ? PlanePosition.ALL_CHANNELS : position[0], position[1], position[2]);
	}

	/**
	 * Renders a plane.
	 *
	 * @param position one of {@link #positions}, or a single channel of a composite
	 * @throws IllegalArgumentException if the image has no such plane
	 */
	public Plane plane(final PlanePosition position) {
		if (position.c() > image.getNChannels() || position.z() > image.getNSlices()
				|| position.t() > image.getNFrames() || position.c() == PlanePosition.ALL_CHANNELS && !isComposite())
			throw new IllegalArgumentException("'%s' has no plane %s, but %d channels, %d slices, %d frames".formatted(
					image.getTitle(), position, image.getNChannels(), image.getNSlices(), image.getNFrames()));
		final List<Channel> channels = Channel.of(image, position);
		if (channels.isEmpty())
			throw new IllegalArgumentException("no channel of '%s' is visible".formatted(image.getTitle()));
		final List<ValueRange> ranges = channels.stream().map(c -> range(c, position)).toList();
		final List<ImageProcessor> rendered = new ArrayList<>();
		for (int i = 0; i < channels.size(); i++) {
			final Channel channel = channels.get(i);
			if (policy instanceof ContrastPolicy.Display) rendered.add(channel.displayed());
			else if (policy instanceof ContrastPolicy.Raw) rendered.add(channel.plain());
			else rendered.add(channel.stretched(ranges.get(i)));
		}
		return new Plane(position, Blend.of(image).rgb(rendered), new Contrast(policy, ranges));
	}

	private ValueRange range(final Channel channel, final PlanePosition position) {
		if (policy instanceof ContrastPolicy.Raw) return new ValueRange(0, 255);
		if (!(policy instanceof final Percentile percentile)) return channel.displayRange();
		if (percentile.scope() == Scope.STACK)
			return stackRanges.computeIfAbsent(channel.number(), number -> range(percentile, () -> stack(number)));
		return range(percentile, () -> List.of(channel.pixels()));
	}

	private static ValueRange range(final Percentile percentile, final Supplier<Iterable<ImageProcessor>> planes) {
		return new Percentiles(planes).range(percentile.low(), percentile.high());
	}

	/** All planes of one channel, each read when it is its turn. */
	private Iterable<ImageProcessor> stack(final int channel) {
		return () -> IntStream.range(0, image.getNSlices() * image.getNFrames())
				.mapToObj(i -> Channel.pixels(image, channel, i % image.getNSlices() + 1, i / image.getNSlices() + 1))
				.iterator();
	}

	private boolean isComposite() {
		return image.getDisplayMode() == IJ.COMPOSITE && image.getNChannels() > 1;
	}
}
