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
package fiji.plugin.mobilesam.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;

import fiji.plugin.mobilesam.checkpoint.CheckpointTensor;
import fiji.plugin.mobilesam.checkpoint.StateDict;
import org.junit.jupiter.api.Test;

class WeightsTest {

	private static Weights weights(final String... names) {
		final Map<String, CheckpointTensor> tensors = new LinkedHashMap<>();
		for (final String name : names) tensors.put(name, CheckpointTensor.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3));
		return Weights.of(StateDict.of(tensors));
	}

	@Test
	void tensorsAreFoundByTheirNamesWithinAModule() {
		final Weights weights = weights("stage.0.fc.weight");
		assertArrayEquals(new float[]{1, 2, 3, 4, 5, 6}, weights.at("stage").at(0).floats("fc.weight", 2, 3));
		assertDoesNotThrow(weights::requireNothingMissingNorLeft);
	}

	@Test
	void oneErrorListsAllThatDiffers() {
		final Weights weights = weights("a", "b", "c");
		weights.floats("a", 2, 3);
		weights.floats("b", 3, 2);
		weights.at("block").floats("x", 1);
		weights.at("block").floats("y", 1);
		assertEquals("not the tensors of a MobileSAM network: 2 missing (block.x, block.y); "
				+ "1 of another shape (b is [2, 3] instead of [3, 2]); 1 unknown (c)",
				assertThrows(ConversionException.class,
						weights::requireNothingMissingNorLeft).getMessage());
	}

	@Test
	void aLongListIsCutShort() {
		assertEquals("not the tensors of a MobileSAM network: 7 unknown (a, b, c, d, e, ...)", assertThrows(
				ConversionException.class, weights("g", "f", "e", "d", "c", "b", "a")::requireNothingMissingNorLeft)
				.getMessage());
	}

	@Test
	void whatIsKnownAndNotNeededIsNoError() {
		final Weights weights = weights("head.weight");
		weights.at("head").ignore("weight");
		weights.at("head").ignore("bias");
		assertDoesNotThrow(weights::requireNothingMissingNorLeft);
	}

	@Test
	void aTensorThatShowsASizeMustBeThere() {
		assertEquals("not a checkpoint of a MobileSAM network: tensor 'neck.0.weight' is missing among its 1",
				assertThrows(
						ConversionException.class, () -> weights("a").at("neck").shape("0.weight", 4)).getMessage());
		assertEquals("tensor 'a' is [2, 3], expected 4 axes of 1 to 4096", assertThrows(ConversionException.class,
				() -> weights("a").shape("a", 4)).getMessage());
	}
}
