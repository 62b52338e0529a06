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

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.results.Limits;
import fiji.plugin.mobilesam.results.MaskFilter;
import fiji.plugin.mobilesam.results.MaskKey;
import picocli.CommandLine.Option;

/** Which masks of a results file are meant; all conditions must hold. */
final class FilterArguments {

	private static final String BOX = "x,y,w,h in whole pixels";

	@Option(names = "--min-area", paramLabel = "N", description = "Masks of at least so many pixels")
	private Double minArea;

	@Option(names = "--max-area", paramLabel = "N", description = "Masks of at most so many pixels")
	private Double maxArea;

	@Option(names = "--min-iou", paramLabel = "X", description = "Masks of at least this predicted IoU")
	private Double minIou;

	@Option(names = "--max-iou", paramLabel = "X", description = "Masks of at most this predicted IoU")
	private Double maxIou;

	@Option(names = "--min-stability", paramLabel = "X", description = "Masks of at least this stability score")
	private Double minStability;

	@Option(names = "--max-stability", paramLabel = "X", description = "Masks of at most this stability score")
	private Double maxStability;

	@Option(names = "--touching", paramLabel = "x,y,w,h", description = "Masks whose box meets this rectangle, in pixels")
	private String touching;

	@Option(names = "--centered-in", paramLabel = "x,y,w,h", description = "Masks the centre of whose box lies in this rectangle, in pixels")
	private String centeredIn;

	@Option(names = "--top", paramLabel = "N", description = "Of those, only the N with the largest value of --by")
	private Integer top;

	@Option(names = "--by", paramLabel = "KEY", defaultValue = "area", description = "area, predicted_iou or stability_score. Default: ${DEFAULT-VALUE}")
	private String by;

	/** @throws IllegalArgumentException if an argument is wrong, or two leave no mask possible */
	MaskFilter filter() {
		MaskFilter filter = limited(MaskFilter.ALL, MaskKey.AREA, minArea, maxArea);
		filter = limited(filter, MaskKey.PREDICTED_IOU, minIou, maxIou);
		filter = limited(filter, MaskKey.STABILITY_SCORE, minStability, maxStability);
		if (touching != null) filter = filter.touching(box("--touching", touching));
		if (centeredIn != null) filter = filter.centeredIn(box("--centered-in", centeredIn));
		final MaskKey key = MaskKey.of(by);
		return top == null ? filter : filter.best(top, key);
	}

	private static MaskFilter limited(final MaskFilter filter, final MaskKey key, final Double least,
			final Double most) {
		if (least == null && most == null) return filter;
		return filter.with(key, new Limits(least == null ? Double.NEGATIVE_INFINITY : least, most == null
				? Double.POSITIVE_INFINITY
				: most));
	}

	private static PixelBox box(final String option, final String text) {
		final int[] n = Coordinates.parseWhole(option, BOX, text, 4);
		if (n[0] < 0 || n[1] < 0 || n[2] < 1 || n[3] < 1)
			throw new IllegalArgumentException("%s takes x,y >= 0 and w,h >= 1, got '%s'".formatted(option, text));
		return new PixelBox(n[0], n[1], n[0] + n[2], n[1] + n[3]);
	}
}
