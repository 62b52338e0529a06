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
package fiji.plugin.mobilesam.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CheckpointTensorTest {

	@Test
	void keepsItsNumbersWhateverTheCallerDoesToTheArrays() {
		final float[] values = {1, 2, 3, 4, 5, 6};
		final CheckpointTensor tensor = CheckpointTensor.of(values, 2, 3);
		values[0] = 9;
		tensor.floats()[1] = 9;
		tensor.shape()[0] = 9;
		assertArrayEquals(new float[]{1, 2, 3, 4, 5, 6}, tensor.floats());
		assertArrayEquals(new int[]{2, 3}, tensor.shape());
		assertEquals(6, tensor.count());
		assertEquals(DType.FLOAT32, tensor.dtype());
	}

	@Test
	void aScalarHasNoDimensionsAndOneElement() {
		final CheckpointTensor scalar = CheckpointTensor.of(new float[]{7});
		assertArrayEquals(new int[0], scalar.shape());
		assertArrayEquals(new float[]{7}, scalar.floats());
	}

	@Test
	void refusesANumberOfValuesThatIsNotTheShapes() {
		assertEquals("a tensor of shape [2, 3] needs 6 values, got 5", assertThrows(IllegalArgumentException.class,
				() -> CheckpointTensor.of(new float[5], 2, 3)).getMessage());
	}

	@Test
	void floatsAreNotExactWholeNumbers() {
		assertThrows(IllegalStateException.class, CheckpointTensor.of(new float[]{1}, 1)::longs);
	}
}
