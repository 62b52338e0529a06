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
package fiji.plugin.mobilesam.review;

import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.results.Limits;
import fiji.plugin.mobilesam.results.MaskFilter;
import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.settings.ChoiceOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SliderOption;
import fiji.plugin.mobilesam.settings.TextOption;

/** Which masks of a results file are wanted; 0 and empty mean any. */
final class FilterOptions {

	static final SliderOption MIN_AREA = new SliderOption("min_area", "Min area (pixels)",
			"Masks of at least so many pixels; 0 for any", 10_000, true);
	static final SliderOption MAX_AREA = new SliderOption("max_area", "Max area (pixels; 0: any)",
			"Masks of at most so many pixels; 0 for any", 10_000, true);
	static final SliderOption MIN_IOU = new SliderOption("min_iou", "Min predicted IoU",
			"Masks of at least this predicted IoU; 0 for any", 1, false);
	static final SliderOption MIN_STABILITY = new SliderOption("min_stability", "Min stability score",
			"Masks of at least this stability score; 0 for any", 1, false);
	static final SliderOption TOP = new SliderOption("top", "Top N (0: all)",
			"Of those, only so many with the largest value of 'by'; 0 for all", 1_000, true);
	static final ChoiceOption<MaskKey> BY = ChoiceOption.of("by", "Top by", "The value that 'top' goes by",
			MaskKey.AREA);
	static final TextOption TOUCHING = new TextOption("touching", "Box meets x,y,w,h",
			"Masks whose box meets this rectangle, in whole pixels; empty for any");
	static final TextOption CENTERED_IN = new TextOption("centered_in", "Centred in x,y,w,h",
			"Masks the centre of whose box lies in this rectangle, in whole pixels; empty for any");

	static final List<Option<?>> ALL = List.of(MIN_AREA, MAX_AREA, MIN_IOU, MIN_STABILITY, TOP, BY, TOUCHING,
			CENTERED_IN);

	private FilterOptions() {
	}

	/** @throws IllegalArgumentException if a rectangle is none, or two conditions leave no mask possible */
	static MaskFilter filter(final Settings settings) {
		MaskFilter filter = MaskFilter.ALL;
		if (settings.get(MIN_AREA) > 0) filter = filter.with(MaskKey.AREA, Limits.from(settings.get(MIN_AREA)));
		if (settings.get(MAX_AREA) > 0) filter = filter.with(MaskKey.AREA, Limits.to(settings.get(MAX_AREA)));
		if (settings.get(MIN_IOU) > 0) filter = filter.with(MaskKey.PREDICTED_IOU, Limits.from(settings.get(MIN_IOU)));
		if (settings.get(MIN_STABILITY) > 0)
			filter = filter.with(MaskKey.STABILITY_SCORE, Limits.from(settings.get(MIN_STABILITY)));
		if (!settings.get(TOUCHING).isBlank()) filter = filter.touching(box(TOUCHING, settings));
		if (!settings.get(CENTERED_IN).isBlank()) filter = filter.centeredIn(box(CENTERED_IN, settings));
		return settings.get(TOP) > 0 ? filter.best(settings.get(TOP).intValue(), settings.get(BY)) : filter;
	}

	private static PixelBox box(final TextOption option, final Settings settings) {
		final String text = settings.get(option).strip();
		try {
			final int[] n = Stream.of(text.split("\\s*,\\s*", -1)).mapToInt(Integer::parseInt).toArray();
			if (n.length == 4 && n[0] >= 0 && n[1] >= 0 && n[2] > 0 && n[3] > 0)
				return new PixelBox(n[0], n[1], Math.addExact(n[0], n[2]), Math.addExact(n[1], n[3]));
		} catch (NumberFormatException | ArithmeticException e) {
			// Said below.
		}
		throw new IllegalArgumentException(
				"%s must be x,y,w,h in whole pixels, x and y from 0, w and h from 1, got '%s'"
						.formatted(option.key(), text));
	}
}
