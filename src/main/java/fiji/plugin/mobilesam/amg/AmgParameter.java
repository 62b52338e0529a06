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
package fiji.plugin.mobilesam.amg;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The parameters of automatic mask generation: the eleven published ones
 * (Kirillov et al. 2023, <a href="https://arxiv.org/abs/2304.02643">Segment
 * Anything</a>, appendix B), and limits of the area. The one place where their
 * names, types, ranges, defaults and descriptions stand: the command line,
 * dialogs, results files and the defaults of a model are made from it.
 */
public enum AmgParameter {

	/** Edge of the grid of points over the whole image. */
	POINTS_PER_SIDE("points_per_side", Integer.class, 32, 1, 1024, true,
			"Points along each side of the grid over the image"),
	/** Prompts decoded together; changes memory and speed only. */
	POINTS_PER_BATCH("points_per_batch", Integer.class, 64, 1, 1024, false,
			"Points decoded together; more need more memory"),
	/** Masks need a predicted IoU above this; 0 keeps all. */
	PRED_IOU_THRESH("pred_iou_thresh", Double.class, 0.88, 0, 1, false,
			"Keep masks whose quality, as the model predicts it, is above this; 0 keeps all"),
	/** Masks need a stability score of at least this; 0 keeps all. */
	STABILITY_SCORE_THRESH("stability_score_thresh", Double.class, 0.95, 0, 1, false,
			"Keep masks whose stability is at least this; 0 keeps all"),
	/** Shift of the threshold by which stability is measured, in logits. */
	STABILITY_SCORE_OFFSET("stability_score_offset", Double.class, 1.0, 0, Double.MAX_VALUE, true,
			"How far the threshold is moved to measure stability, in logits"),
	/** Box IoU above which the worse of two masks of one crop is dropped. */
	BOX_NMS_THRESH("box_nms_thresh", Double.class, 0.7, 0, 1, false,
			"Of two masks whose boxes have a larger IoU than this, drop the worse"),
	/** Layer i adds 2^i x 2^i crops of the image. */
	CROP_N_LAYERS("crop_n_layers", Integer.class, 0, 0, 6, true,
			"Layers of crops that are searched too; layer i has 2^i x 2^i crops"),
	/** Box IoU above which, of two masks of two crops, that of the larger crop is dropped. */
	CROP_NMS_THRESH("crop_nms_thresh", Double.class, 0.7, 0, 1, false,
			"Of two masks of different crops whose boxes have a larger IoU than this, drop that of the larger crop"),
	/** Overlap of the crops of layer 1 in parts of the image's shorter side; halved with each layer. */
	CROP_OVERLAP_RATIO("crop_overlap_ratio", Double.class, 512.0 / 1500, 0, 1, true,
			"Overlap of the crops of layer 1 in parts of the shorter side; halved with each layer"),
	/** Each layer divides the points per side once more by this. */
	CROP_N_POINTS_DOWNSCALE_FACTOR("crop_n_points_downscale_factor", Integer.class, 1, 1, 1024, true,
			"Each layer of crops divides the points per side by this once more"),
	/** Holes and islands below this area, in pixels, are filled and dropped; 0 leaves masks as they are. */
	MIN_MASK_REGION_AREA("min_mask_region_area", Integer.class, 0, 0, Integer.MAX_VALUE, false,
			"Fill holes and drop islands smaller than this, in pixels; 0 leaves masks as they are"),
	/** Masks below this area, in pixels, are dropped. Not published. */
	MIN_AREA("min_area", Integer.class, 0, 0, Integer.MAX_VALUE, false, "Keep masks of at least this area, in pixels"),
	/** Masks above this area, in pixels, are dropped; 0 sets no limit. Not published. */
	MAX_AREA("max_area", Integer.class, 0, 0, Integer.MAX_VALUE, false,
			"Keep masks of at most this area, in pixels; 0 sets no limit");

	private final String publishedName;
	private final Class<? extends Number> type;
	private final Number defaultValue;
	private final double least;
	private final double most;
	private final boolean decodes;
	private final String description;

	AmgParameter(final String publishedName, final Class<? extends Number> type, final Number defaultValue,
			final double least, final double most, final boolean decodes, final String description) {
		this.publishedName = publishedName;
		this.type = type;
		this.defaultValue = defaultValue;
		this.least = least;
		this.most = most;
		this.decodes = decodes;
		this.description = description;
	}

	/** The parameter of that published name. */
	public static AmgParameter named(final String name) {
		return Arrays.stream(values()).filter(p -> p.publishedName.equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"'%s' is no parameter of automatic mask generation; these are: %s".formatted(name, Arrays
								.stream(values()).map(AmgParameter::publishedName).collect(Collectors.joining(", ")))));
	}

	/** The name in the literature and in files, such as {@code points_per_side}. */
	public String publishedName() {
		return publishedName;
	}

	/** {@code Integer} or {@code Double}. */
	public Class<? extends Number> type() {
		return type;
	}

	/** The published default; that of a limit not published leaves it out. */
	public Number defaultValue() {
		return defaultValue;
	}

	/** One line for a user, without a full stop. */
	public String description() {
		return description;
	}

	/** Whether a change asks the network again; otherwise kept candidates can be filtered anew. */
	public boolean decodes() {
		return decodes;
	}

	/** A value as a user reads it, and {@link #parse} takes it exactly: a published fraction as such. */
	public String text(final Number value) {
		return this == CROP_OVERLAP_RATIO && value.equals(defaultValue) ? "512/1500" : value.toString();
	}

	/**
	 * A value as a user writes it: a number, or a fraction such as 512/1500.
	 *
	 * @throws IllegalArgumentException if it is no number of this type and range
	 */
	public Number parse(final String text) {
		final String found = text.strip();
		try {
			final String[] parts = found.split("/", 2);
			final double number = Double.parseDouble(parts[0]);
			return checked(parts.length == 1 ? number : number / Double.parseDouble(parts[1]), found);
		} catch (final NumberFormatException e) {
			throw unfit(found);
		}
	}

	/**
	 * @return the value as {@link #type()}
	 * @throws IllegalArgumentException if it is out of range, or a fraction where a whole number is needed
	 */
	Number checked(final Number value) {
		return checked(value.doubleValue(), value.toString());
	}

	private Number checked(final double number, final String found) {
		final boolean whole = type == Integer.class;
		if (!(number >= least && number <= most) || whole && number != Math.rint(number)) throw unfit(found);
		return whole ? (Number) (int) number : (Number) number;
	}

	private IllegalArgumentException unfit(final String found) {
		final String range = most >= Integer.MAX_VALUE
				? "of at least " + inWords(least)
				: "from %s to %s".formatted(inWords(least), inWords(most));
		return new IllegalArgumentException("%s must be a %s %s, got '%s'".formatted(publishedName,
				type == Integer.class ? "whole number" : "number", range, found));
	}

	private static String inWords(final double bound) {
		return String.format(Locale.ROOT, "%.0f", bound);
	}
}
