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

import static fiji.plugin.mobilesam.amg.AmgParameter.BOX_NMS_THRESH;
import static fiji.plugin.mobilesam.amg.AmgParameter.CROP_NMS_THRESH;
import static fiji.plugin.mobilesam.amg.AmgParameter.CROP_N_LAYERS;
import static fiji.plugin.mobilesam.amg.AmgParameter.CROP_N_POINTS_DOWNSCALE_FACTOR;
import static fiji.plugin.mobilesam.amg.AmgParameter.CROP_OVERLAP_RATIO;
import static fiji.plugin.mobilesam.amg.AmgParameter.MAX_AREA;
import static fiji.plugin.mobilesam.amg.AmgParameter.MIN_AREA;
import static fiji.plugin.mobilesam.amg.AmgParameter.MIN_MASK_REGION_AREA;
import static fiji.plugin.mobilesam.amg.AmgParameter.POINTS_PER_BATCH;
import static fiji.plugin.mobilesam.amg.AmgParameter.POINTS_PER_SIDE;
import static fiji.plugin.mobilesam.amg.AmgParameter.PRED_IOU_THRESH;
import static fiji.plugin.mobilesam.amg.AmgParameter.STABILITY_SCORE_OFFSET;
import static fiji.plugin.mobilesam.amg.AmgParameter.STABILITY_SCORE_THRESH;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value for every {@link AmgParameter}, and a region that restricts the grid.
 * Immutable: {@code AmgOptions.DEFAULTS.withPointsPerSide(16)}. Every method
 * that sets a value throws an {@code IllegalArgumentException} when it is out of
 * its range.
 */
public final class AmgOptions {

	/** The published values, the whole image. */
	public static final AmgOptions DEFAULTS = new AmgOptions(new EnumMap<>(Arrays.stream(AmgParameter.values()).collect(
			Collectors.toMap(Function.identity(), AmgParameter::defaultValue))), Optional.empty());

	private final EnumMap<AmgParameter, Number> values;
	private final Optional<Region> region;

	private AmgOptions(final EnumMap<AmgParameter, Number> values, final Optional<Region> region) {
		this.values = values;
		this.region = region;
	}

	/** The value, of the parameter's type. */
	public Number get(final AmgParameter parameter) {
		return values.get(parameter);
	}

	/** The same with another value of one parameter. */
	public AmgOptions with(final AmgParameter parameter, final Number value) {
		final EnumMap<AmgParameter, Number> changed = values.clone();
		changed.put(parameter, parameter.checked(value));
		return new AmgOptions(changed, region);
	}

	/**
	 * The same with other values, as the defaults of a model state them.
	 *
	 * @param changes by published name
	 * @throws IllegalArgumentException if a name is unknown or a value out of range
	 */
	public AmgOptions with(final Map<String, ? extends Number> changes) {
		AmgOptions options = this;
		for (final Map.Entry<String, ? extends Number> change : changes.entrySet())
			options = options.with(AmgParameter.named(change.getKey()), change.getValue());
		return options;
	}

	/** Where grid points may lie; everywhere when empty. */
	public Optional<Region> region() {
		return region;
	}

	/** The same with the grid restricted to a region. */
	public AmgOptions withRegion(final Region restriction) {
		return new AmgOptions(values, Optional.of(restriction));
	}

	/** The same with the grid over the whole image. */
	public AmgOptions withoutRegion() {
		return new AmgOptions(values, Optional.empty());
	}

	/** {@link AmgParameter#POINTS_PER_SIDE} */
	public int pointsPerSide() {
		return get(POINTS_PER_SIDE).intValue();
	}

	/** {@link AmgParameter#POINTS_PER_SIDE} */
	public AmgOptions withPointsPerSide(final int value) {
		return with(POINTS_PER_SIDE, value);
	}

	/** {@link AmgParameter#POINTS_PER_BATCH} */
	public int pointsPerBatch() {
		return get(POINTS_PER_BATCH).intValue();
	}

	/** {@link AmgParameter#POINTS_PER_BATCH} */
	public AmgOptions withPointsPerBatch(final int value) {
		return with(POINTS_PER_BATCH, value);
	}

	/** {@link AmgParameter#PRED_IOU_THRESH} */
	public double predIouThresh() {
		return get(PRED_IOU_THRESH).doubleValue();
	}

	/** {@link AmgParameter#PRED_IOU_THRESH} */
	public AmgOptions withPredIouThresh(final double value) {
		return with(PRED_IOU_THRESH, value);
	}

	/** {@link AmgParameter#STABILITY_SCORE_THRESH} */
	public double stabilityScoreThresh() {
		return get(STABILITY_SCORE_THRESH).doubleValue();
	}

	/** {@link AmgParameter#STABILITY_SCORE_THRESH} */
	public AmgOptions withStabilityScoreThresh(final double value) {
		return with(STABILITY_SCORE_THRESH, value);
	}

	/** {@link AmgParameter#STABILITY_SCORE_OFFSET} */
	public double stabilityScoreOffset() {
		return get(STABILITY_SCORE_OFFSET).doubleValue();
	}

	/** {@link AmgParameter#STABILITY_SCORE_OFFSET} */
	public AmgOptions withStabilityScoreOffset(final double value) {
		return with(STABILITY_SCORE_OFFSET, value);
	}

	/** {@link AmgParameter#BOX_NMS_THRESH} */
	public double boxNmsThresh() {
		return get(BOX_NMS_THRESH).doubleValue();
	}

	/** {@link AmgParameter#BOX_NMS_THRESH} */
	public AmgOptions withBoxNmsThresh(final double value) {
		return with(BOX_NMS_THRESH, value);
	}

	/** {@link AmgParameter#CROP_N_LAYERS} */
	public int cropNLayers() {
		return get(CROP_N_LAYERS).intValue();
	}

	/** {@link AmgParameter#CROP_N_LAYERS} */
	public AmgOptions withCropNLayers(final int value) {
		return with(CROP_N_LAYERS, value);
	}

	/** {@link AmgParameter#CROP_NMS_THRESH} */
	public double cropNmsThresh() {
		return get(CROP_NMS_THRESH).doubleValue();
	}

	/** {@link AmgParameter#CROP_NMS_THRESH} */
	public AmgOptions withCropNmsThresh(final double value) {
		return with(CROP_NMS_THRESH, value);
	}

	/** {@link AmgParameter#CROP_OVERLAP_RATIO} */
	public double cropOverlapRatio() {
		return get(CROP_OVERLAP_RATIO).doubleValue();
	}

	/** {@link AmgParameter#CROP_OVERLAP_RATIO} */
	public AmgOptions withCropOverlapRatio(final double value) {
		return with(CROP_OVERLAP_RATIO, value);
	}

	/** {@link AmgParameter#CROP_N_POINTS_DOWNSCALE_FACTOR} */
	public int cropNPointsDownscaleFactor() {
		return get(CROP_N_POINTS_DOWNSCALE_FACTOR).intValue();
	}

	/** {@link AmgParameter#CROP_N_POINTS_DOWNSCALE_FACTOR} */
	public AmgOptions withCropNPointsDownscaleFactor(final int value) {
		return with(CROP_N_POINTS_DOWNSCALE_FACTOR, value);
	}

	/** {@link AmgParameter#MIN_MASK_REGION_AREA} */
	public int minMaskRegionArea() {
		return get(MIN_MASK_REGION_AREA).intValue();
	}

	/** {@link AmgParameter#MIN_MASK_REGION_AREA} */
	public AmgOptions withMinMaskRegionArea(final int value) {
		return with(MIN_MASK_REGION_AREA, value);
	}

	/** {@link AmgParameter#MIN_AREA} */
	public int minArea() {
		return get(MIN_AREA).intValue();
	}

	/** {@link AmgParameter#MIN_AREA} */
	public AmgOptions withMinArea(final int value) {
		return with(MIN_AREA, value);
	}

	/** {@link AmgParameter#MAX_AREA} */
	public int maxArea() {
		return get(MAX_AREA).intValue();
	}

	/** {@link AmgParameter#MAX_AREA} */
	public AmgOptions withMaxArea(final int value) {
		return with(MAX_AREA, value);
	}

	/** @throws IllegalArgumentException if no mask can be within the limits of the area */
	void requirePossible() {
		if (maxArea() != 0 && minArea() > maxArea())
			throw new IllegalArgumentException(
					"no mask can have an area of at least min_area %d and at most max_area %d"
							.formatted(minArea(), maxArea()));
	}

	/** Single precision, as the published generator compares. */
	boolean passesPredictedIou(final float predictedIou) {
		return predIouThresh() == 0 || predictedIou > (float) predIouThresh();
	}

	/** Single precision, as the published generator compares; NaN passes only without a threshold. */
	boolean passesStability(final float stabilityScore) {
		return stabilityScoreThresh() == 0 || stabilityScore >= (float) stabilityScoreThresh();
	}

	boolean passesArea(final long area) {
		return area >= minArea() && (maxArea() == 0 || area <= maxArea());
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof AmgOptions options && values.equals(options.values) && region.equals(options.region);
	}

	@Override
	public int hashCode() {
		return Objects.hash(values, region);
	}

	/** The parameters that differ from the published ones. */
	@Override
	public String toString() {
		final Stream<String> changed = values.entrySet().stream().filter(e -> !e.getValue().equals(e.getKey()
				.defaultValue())).map(e -> e.getKey().publishedName() + "=" + e.getValue());
		return Stream.concat(changed, region.map(r -> "region=" + r).stream()).collect(Collectors.joining(", ",
				"AmgOptions[", "]"));
	}
}
