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
package fiji.plugin.mobilesam.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PixelNormalizationTest {

	@Test
	void holdsACopyOfItsNumbers() {
		final float[] mean = {1, 2, 3};
		final PixelNormalization normalization = new PixelNormalization(mean, new float[]{4, 5, 6});
		mean[0] = 9;
		assertEquals(new PixelNormalization(new float[]{1, 2, 3}, new float[]{4, 5, 6}), normalization);
		assertNotEquals(new PixelNormalization(mean, new float[]{4, 5, 6}), normalization);
	}

	@Test
	void needsThreeFiniteMeansAndThreePositiveDeviations() {
		final float[] good = {1, 2, 3};
		for (final float[] bad : new float[][]{{1, 2}, {1, 2, Float.NaN}, {1, Float.POSITIVE_INFINITY, 3}})
			assertThrows(IllegalArgumentException.class, () -> new PixelNormalization(bad, good));
		for (final float[] bad : new float[][]{{1, 2, 3, 4}, {1, 0, 3}, {1, -2, 3}, {1, 2, Float.NaN}})
			assertThrows(IllegalArgumentException.class, () -> new PixelNormalization(good, bad));
	}
}
