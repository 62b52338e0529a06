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

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/**
 * Masks as area selections and back. A selection made from a mask covers exactly its pixels, with holes and islands, by
 * ImageJ's own rule of which pixels are inside: ROI to mask gives the mask back.
 */
public final class MaskRois {

	private static final byte SET = (byte) 255;

	private MaskRois() {
	}

	/**
	 * @param mask of one plane
	 * @return a rectangle, a traced selection or, with holes and islands, a composite selection
	 * @throws IllegalArgumentException if the mask is empty
	 * @throws CancellationException if the thread is interrupted
	 */
	public static Roi roi(final BinaryMask mask) {
		final PixelBox box = mask.bounds()
				.orElseThrow(() -> new IllegalArgumentException("an empty mask has no selection"));
		final ByteProcessor pixels = new ByteProcessor(box.width(), box.height());
		final byte[] bytes = (byte[]) pixels.getPixels();
		mask.forEachRun((y, from, to) -> {
			final int row = (y - box.top()) * box.width() - box.left();
			Arrays.fill(bytes, row + from, row + to, SET);
		});
		pixels.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(pixels);
		if (roi == null) throw new CancellationException("stopped while a mask was outlined");
		roi.setLocation((int) roi.getXBase() + box.left(), (int) roi.getYBase() + box.top());
		return roi;
	}

	/**
	 * Selections with name, plane, colour or group, and the properties {@code predicted_iou}, {@code stability_score},
	 * {@code prompt} and {@code model}. The number in the name is that of the record, from 1, as in a label image.
	 */
	public static List<Roi> rois(final SegmentedImage segmented, final RoiStyle style) {
		final List<Roi> rois = new ArrayList<>();
		for (int i = 0; i < segmented.records().size(); i++) rois.add(roi(segmented, i, i + 1, style));
		return rois;
	}

	/**
	 * One of these selections, with another number.
	 *
	 * @param segmented holds the mask
	 * @param index of the mask
	 * @param number for the name and the colour, from 1
	 * @param style as for all
	 */
	public static Roi roi(final SegmentedImage segmented, final int index, final int number, final RoiStyle style) {
		final MaskRecord record = segmented.records().get(index);
		final Roi roi = roi(record.mask());
		roi.setName(style.prefix() + String.format(Locale.ROOT, "%04d", number));
		StackPositions.set(roi, record.position(), segmented.image());
		roi.setGroup(style.group());
		if (style.group() == 0) roi.setStrokeColor(style.colors().color(number - 1));
		roi.setProperty("predicted_iou", Double.toString(record.predictedIou()));
		roi.setProperty("stability_score", Double.toString(record.stabilityScore()));
		roi.setProperty("prompt", PromptText.of(record.prompt()));
		roi.setProperty("model", segmented.model());
		return roi;
	}

	/**
	 * The pixels that ImageJ would fill.
	 *
	 * @param roi an area selection, also one that leaves the plane
	 * @param width of the plane, pixels
	 * @param height of the plane, pixels
	 * @return empty where the selection covers no pixel of the plane
	 * @throws IllegalArgumentException if the selection is none of an area
	 */
	public static BinaryMask mask(final Roi roi, final int width, final int height) {
		if (!isArea(roi))
			throw new IllegalArgumentException(
					"%s selection: covers no area; draw around the object".formatted(roi.getTypeAsString()));
		final Rectangle bounds = roi.getBounds();
		final Rectangle inside = bounds.intersection(new Rectangle(width, height));
		final ImageProcessor shape = roi.getMask();
		final BinaryMask.Builder builder = BinaryMask.builder(width, height);
		for (int y = inside.y; y < inside.y + inside.height; y++) {
			int from = inside.x;
			for (int x = inside.x; x < inside.x + inside.width; x++) {
				if (shape == null || shape.get(x - bounds.x, y - bounds.y) != 0) continue;
				if (x > from) builder.addRun(y, from, x);
				from = x + 1;
			}
			if (inside.x + inside.width > from) builder.addRun(y, from, inside.x + inside.width);
		}
		return builder.build();
	}

	/** Whether a selection encloses pixels; text and images only look like rectangles. */
	static boolean isArea(final Roi roi) {
		return roi.isArea() && !(roi instanceof TextRoi || roi instanceof ImageRoi);
	}
}
