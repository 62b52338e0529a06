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
package fiji.plugin.mobilesam.results;

import java.util.Optional;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.prompt.BoxPrompt;

/** Entries and prompts of masks as rows of their tables and back. */
final class EntryRows {

	/** Stands in the column {@code mask_prompt} where there is none. */
	static final int NO_MASK = -1;

	private EntryRows() {
	}

	/** A row of {@link Layout#MASK_TABLE}. */
	static double[] row(final MaskEntry entry) {
		final PublishedBox box = entry.box();
		final PixelBox crop = entry.cropBox();
		return new double[]{entry.id(), entry.area(), box.x(), box.y(), box.width(), box.height(), entry.pointX(),
				entry.pointY(), entry.predictedIou(), entry.stabilityScore(), crop.left(), crop.top(), crop.width(),
				crop.height()};
	}

	/** @throws IllegalArgumentException if a value cannot be one of a mask */
	static MaskEntry entry(final double[] row) {
		final PublishedBox box = new PublishedBox(whole(row[2]), whole(row[3]), whole(row[4]), whole(row[5]));
		final int left = whole(row[10]);
		final int top = whole(row[11]);
		return new MaskEntry(whole(row[0]), wholeLong(row[1]), box, row[6], row[7], row[8], row[9],
				new PixelBox(left, top,
						left + whole(row[12]), top + whole(row[13])));
	}

	/** A row of {@link Layout#PROMPT_TABLE}. */
	static double[] prompt(final int id, final int mask, final Optional<BoxPrompt> box) {
		return box.map(b -> new double[]{id, mask, b.left(), b.top(), b.right(), b.bottom()}).orElse(new double[]{id,
				mask, Double.NaN, Double.NaN, Double.NaN, Double.NaN});
	}

	/** The box in a row of {@link Layout#PROMPT_TABLE}. */
	static Optional<BoxPrompt> box(final double[] row) {
		return Double.isNaN(row[2]) ? Optional.empty() : Optional.of(new BoxPrompt(row[2], row[3], row[4], row[5]));
	}

	private static int whole(final double value) {
		return Math.toIntExact(wholeLong(value));
	}

	private static long wholeLong(final double value) {
		if (value != Math.rint(value) || Double.isInfinite(value))
			throw new IllegalArgumentException("expected a whole number of pixels, found " + value);
		return (long) value;
	}
}
