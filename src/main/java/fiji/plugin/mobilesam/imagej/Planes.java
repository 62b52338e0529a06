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
import ij.gui.Roi;
import ij.process.ImageProcessor;

/**
 * The planes of an image under one contrast policy. Where the image is shown as a composite, its visible channels make
 * one plane ({@link PlanePosition#ALL_CHANNELS}); elsewhere each channel is a plane of its own. Where one channel is
 * chosen, its planes are all there are.
 * <p>
 * The image is only read, and stays at its slice. Percentiles of a stack are taken once, the rest is read anew each
 * time a plane is asked for. May be used by several threads.
 */
public final class Planes {

	private final ImagePlus image;
	private final ContrastPolicy policy;
	private final ChannelChoice channel;
	private final Map<Integer, ValueRange> stackRanges = new ConcurrentHashMap<>();

	private Planes(final ImagePlus image, final ContrastPolicy policy, final ChannelChoice channel) {
		this.image = image;
		this.policy = policy;
		this.channel = channel;
	}

	/** With the channels that are displayed. */
	public static Planes of(final ImagePlus image, final ContrastPolicy policy) {
		return of(image, policy, ChannelChoice.DISPLAYED);
	}

	/**
	 * @param image of any type
	 * @param policy how its values become 8 bits
	 * @param channel those displayed, or one
	 * @throws IllegalArgumentException if the image has no pixels or too many in a plane, or no such channel, or if the
	 *           policy is {@code raw} and the image has 16 or 32 bits
	 */
	public static Planes of(final ImagePlus image, final ContrastPolicy policy, final ChannelChoice channel) {
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
		if (channel.number() > image.getNChannels())
			throw new IllegalArgumentException("there is no channel %d: '%s' has %s".formatted(channel.number(),
					image.getTitle(), image.getBitDepth() == 24
							? "RGB colours, which are seen together; split them with Image > Color > Split Channels"
							: image.getNChannels() == 1 ? "1 channel" : image.getNChannels() + " channels"));
		return new Planes(image, policy instanceof ContrastPolicy.Auto ? automatic(image, eightBits) : policy,
				channel);
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
				if (hasOneChannel()) positions.add(new PlanePosition(channel(1), z, t));
				else for (int c = 1; c <= image.getNChannels(); c++) positions.add(new PlanePosition(c, z, t));
			}
		}
		return positions;
	}

	/** The plane that the image shows; of the channel chosen, if one was. */
	public PlanePosition current() {
		// Its position by channel, slice and frame lags behind in a stack without a window.
		final int[] position = image.convertIndexToPosition(image.getCurrentSlice());
		return new PlanePosition(channel(position[0]), position[1], position[2]);
	}

	/**
	 * The plane that a selection is tied to; where it leaves open a position, that which is shown. The channel that it
	 * is tied to counts only where channels are planes of their own.
	 *
	 * @throws IllegalArgumentException if the image has no such plane
	 */
	public PlanePosition of(final Roi roi) {
		return seen(StackPositions.get(roi, image, current()));
	}

	/** The same by the number of a plane in the stack; that which is shown for 0 (none) and less (several). */
	PlanePosition numbered(final int number) {
		return seen(StackPositions.numbered(number, image, current()));
	}

	/**
	 * Renders a plane.
	 *
	 * @param position one of {@link #positions}, or a single channel of a composite
	 * @throws IllegalArgumentException if the image has no such plane
	 */
	public Plane plane(final PlanePosition position) {
		if (position.c() > image.getNChannels() || position.z() > image.getNSlices()
				|| position.t() > image.getNFrames()
				|| position.c() == PlanePosition.ALL_CHANNELS && !isComposite(image))
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

	private PlanePosition seen(final PlanePosition position) {
		return new PlanePosition(channel(position.c()), position.z(), position.t());
	}

	/** The channel of a plane of ours in place of this one. */
	private int channel(final int otherwise) {
		if (channel.isOne()) return channel.number();
		return isComposite(image) ? PlanePosition.ALL_CHANNELS : otherwise;
	}

	private boolean hasOneChannel() {
		return channel.isOne() || isComposite(image);
	}

	/** Whether the image shows several channels together. */
	static boolean isComposite(final ImagePlus image) {
		return image.getDisplayMode() == IJ.COMPOSITE && image.getNChannels() > 1;
	}
}
