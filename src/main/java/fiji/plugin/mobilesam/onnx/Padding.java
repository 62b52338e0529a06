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
package fiji.plugin.mobilesam.onnx;

/**
 * Zeros around an image, in pixels.
 *
 * @param top rows above
 * @param left columns before
 * @param bottom rows below
 * @param right columns after
 */
public record Padding(int top, int left, int bottom, int right) {

	/** No padding. */
	public static final Padding NONE = new Padding(0, 0, 0, 0);

	public Padding {
		if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0)
			throw new IllegalArgumentException(
					"padding must be >= 0, got %d, %d, %d, %d".formatted(top, left, bottom, right));
	}

	/** The same on all four sides. */
	public static Padding of(final int pixels) {
		return new Padding(pixels, pixels, pixels, pixels);
	}
}
