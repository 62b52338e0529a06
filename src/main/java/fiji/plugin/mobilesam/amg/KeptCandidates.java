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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.mask.NonMaximumSuppression;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.mask.RegionCleanup;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/**
 * All masks of an image that passed some low thresholds, kept so that others can be applied at once, as in a live
 * preview. Immutable.
 */
public final class KeptCandidates {

	private final int planeWidth;
	private final int planeHeight;
	private final AmgOptions floor;
	/** For each crop that has points, in their order. */
	private final List<List<MaskRecord>> crops;

	KeptCandidates(final int planeWidth, final int planeHeight, final AmgOptions floor,
			final List<List<MaskRecord>> crops) {
		this.planeWidth = planeWidth;
		this.planeHeight = planeHeight;
		this.floor = floor;
		this.crops = List.copyOf(crops);
	}

	/** Number of masks kept. */
	public int size() {
		return crops.stream().mapToInt(List::size).sum();
	}

	/** Whether {@link #select} can apply these options; otherwise the masks must be generated again. */
	public boolean covers(final AmgOptions options) {
		return missing(options).isEmpty();
	}

	/**
	 * The masks that a run of the generator with these options would give, in its order. Masks outside the limits of
	 * the area are left out before any is dropped in favour of another, and once more when the region clean-up has
	 * changed them.
	 *
	 * @param options may differ from those of the candidates in what is applied after the network, and in a region
	 *            within that of the candidates
	 * @throws IllegalArgumentException if that needs masks that were not decoded or not kept, or no mask can be within
	 *             the limits of the area
	 */
	public List<MaskRecord> select(final AmgOptions options) {
		options.requirePossible();
		missing(options).ifPresent(reason -> {
			throw new IllegalArgumentException(reason + "; generate the masks again");
		});
		List<MaskRecord> selected = new ArrayList<>();
		for (final List<MaskRecord> crop : crops) {
			final List<MaskRecord> passing = crop.stream().filter(mask -> passes(mask, options)).toList();
			selected.addAll(suppress(passing, predictedIous(passing), options.boxNmsThresh()));
		}
		if (options.cropNLayers() > 0)
			selected = suppress(selected, smallnessOfCrops(selected), options.cropNmsThresh());
		return options.minMaskRegionArea() > 0 ? cleanUp(selected, options) : selected;
	}

	private static boolean passes(final MaskRecord mask, final AmgOptions options) {
		return options.passesPredictedIou((float) mask.predictedIou())
				&& options.passesStability((float) mask.stabilityScore()) && options.passesArea(mask.mask().area())
				&& options.region().stream().allMatch(region -> GridCrop.isIn(region, mask.prompt().points().get(0)));
	}

	private static List<MaskRecord> cleanUp(final List<MaskRecord> masks, final AmgOptions options) {
		final List<MaskRecord> cleaned = new ArrayList<>();
		final float[] scores = new float[masks.size()];
		for (final MaskRecord mask : masks) {
			final RegionCleanup.Result result = RegionCleanup.clean(mask.mask(), options.minMaskRegionArea());
			// Of masks that the clean-up made alike, one that it did not touch stays.
			scores[cleaned.size()] = result.touched() ? 0 : 1;
			cleaned.add(mask.withMask(result.mask()));
		}
		return suppress(cleaned, scores, Math.max(options.boxNmsThresh(), options.cropNmsThresh())).stream()
				.filter(mask -> options.passesArea(mask.mask().area())).toList();
	}

	private static float[] predictedIous(final List<MaskRecord> masks) {
		final float[] scores = new float[masks.size()];
		for (int i = 0; i < scores.length; i++) scores[i] = (float) masks.get(i).predictedIou();
		return scores;
	}

	private static float[] smallnessOfCrops(final List<MaskRecord> masks) {
		final float[] scores = new float[masks.size()];
		for (int i = 0; i < scores.length; i++)
			scores[i] = 1 / ((float) masks.get(i).cropBox().width() * masks.get(i).cropBox().height());
		return scores;
	}

	private static List<MaskRecord> suppress(final List<MaskRecord> masks, final float[] scores,
			final double threshold) {
		final List<PublishedBox> boxes = masks.stream().map(mask -> PublishedBox.of(mask.mask())).toList();
		return Arrays.stream(NonMaximumSuppression.keep(boxes, scores, threshold)).mapToObj(masks::get).toList();
	}

	/** What the options need that was not decoded or not kept. */
	private Optional<String> missing(final AmgOptions options) {
		for (final AmgParameter parameter : AmgParameter.values())
			if (parameter.decodes() && !options.get(parameter).equals(floor.get(parameter)))
				return notKept("%s was %s when the masks were decoded, asked for %s", parameter, options);
		for (final AmgParameter threshold : List.of(AmgParameter.PRED_IOU_THRESH, AmgParameter.STABILITY_SCORE_THRESH))
			if (options.get(threshold).doubleValue() < floor.get(threshold).doubleValue())
				return notKept("masks with a %s below %s were not kept, asked for %s", threshold, options);
		if (options.region().equals(floor.region()) || isDecoded(options)) return Optional.empty();
		return Optional.of("the region has grid points outside the one that was searched");
	}

	private Optional<String> notKept(final String reason, final AmgParameter parameter, final AmgOptions options) {
		return Optional.of(reason.formatted(parameter.publishedName(), floor.get(parameter), options.get(parameter)));
	}

	private boolean isDecoded(final AmgOptions options) {
		return GridCrop.of(planeWidth, planeHeight, options).stream().allMatch(crop -> crop.points().stream()
				.map(crop::inPlane).allMatch(point -> floor.region().stream()
						.allMatch(region -> GridCrop.isIn(region, point))));
	}
}
