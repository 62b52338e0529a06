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
package fiji.plugin.mobilesam.prompt;

/**
 * A point on the object or, as background, beside it.
 *
 * @param x image pixels, 0 at the left edge of the first column; the centre of
 *          column i is i + 0.5. Handed to the model as it is: the published
 *          model adds half an input pixel of its own.
 * @param y image pixels, 0 at the top edge of the first row
 * @param foreground whether the object lies there
 */
public record PointPrompt(double x, double y, boolean foreground) {

	/** @throws IllegalArgumentException if a coordinate is not finite */
	public PointPrompt {
		if (!Double.isFinite(x) || !Double.isFinite(y))
			throw new IllegalArgumentException("a point needs finite coordinates, got (%s, %s)".formatted(x, y));
	}

	/** A point of the object. */
	public static PointPrompt on(final double x, final double y) {
		return new PointPrompt(x, y, true);
	}

	/** A point beside the object. */
	public static PointPrompt beside(final double x, final double y) {
		return new PointPrompt(x, y, false);
	}

	/** Its label in the model's terms. */
	public PointLabel label() {
		return foreground ? PointLabel.FOREGROUND : PointLabel.BACKGROUND;
	}
}
