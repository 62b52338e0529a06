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
 * Steps of a window over an image, in pixels.
 *
 * @param vertical rows, at least 1
 * @param horizontal columns, at least 1
 */
public record Stride(int vertical, int horizontal) {

	/** Every pixel. */
	public static final Stride ONE = new Stride(1, 1);

	public Stride {
		if (vertical < 1 || horizontal < 1)
			throw new IllegalArgumentException(
					"a stride must be at least 1, got %d and %d".formatted(vertical, horizontal));
	}

	/** The same step both ways. */
	public static Stride of(final int step) {
		return new Stride(step, step);
	}
}
