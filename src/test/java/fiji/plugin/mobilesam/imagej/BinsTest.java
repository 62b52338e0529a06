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
package fiji.plugin.mobilesam.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class BinsTest {

	@Test
	void edgesAreRoundAndAValueOnAnEdgeCountsAboveIt() {
		final Bins bins = Bins.of(new double[]{1013, 1199, 1200, 1201, 2980});
		assertEquals(1000, bins.from());
		assertEquals(200, bins.width());
		assertArrayEquals(new int[]{2, 2, 0, 0, 0, 0, 0, 0, 0, 1}, bins.counts());
		assertEquals(3000, bins.to());
		assertEquals(1100, bins.centers()[0]);
	}

	@Test
	void everyValueIsInItsBin() {
		final Random random = new Random(5);
		for (int run = 0; run < 200; run++) {
			final double scale = Math.pow(10, random.nextInt(9) - 4);
			final double[] values = random.doubles(1 + random.nextInt(2000)).map(value -> value * scale).toArray();
			final Bins bins = Bins.of(values);
			assertEquals(values.length, Arrays.stream(bins.counts()).sum());
			assertTrue(Arrays.stream(values).allMatch(v -> v >= bins.from() && v <= bins.to() + 1e-9 * scale));
			assertTrue(bins.counts().length <= 52, bins.counts().length + " bins");
			assertTrue(bins.counts()[0] > 0 && bins.counts()[bins.counts().length - 1] > 0, "an empty bin at the end");
		}
	}

	@Test
	void oneValueAndNoneHaveBinsToo() {
		assertEquals(2, Arrays.stream(Bins.of(new double[]{0.5, 0.5}).counts()).sum());
		assertEquals(0, Arrays.stream(Bins.of(new double[0]).counts()).sum());
	}
}
